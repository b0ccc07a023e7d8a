import type { Bloc, Inline, Titre } from '../document/modele.ts';
import { texteDe } from '../document/modele.ts';
import { minuscule } from '../francais.ts';
import type { BlocBrut, TitreBrut } from './markdown.ts';

type BlocSansEmplacement = Exclude<BlocBrut, { t: 'emplacement' }>;

/** Words of a title as an id. */
export const slug = (s: string): string =>
	s
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60) || 'titre';

/** Counts articles, annexes and sub-sections; gives every title a unique id. */
class Compteur {
	private article = 0;
	private annexe = 0;
	private section = 0;
	private dansArticle = false;
	private readonly pris = new Set<string>();

	titre(t: TitreBrut): Titre {
		const numero = this.numero(t);
		const annexe = t.ancre?.startsWith('annexe:') ?? false;
		return {
			t: 'titre',
			niveau: t.niveau,
			id: this.unique(t.ancre?.replace(':', '-') ?? slug(texteDe(t.contenu))),
			contenu: t.contenu,
			...(numero && { numero }),
			...(t.sources.length > 0 && { sources: t.sources }),
			...(annexe && { nouvellePage: true }),
		};
	}

	private numero(t: TitreBrut): string | undefined {
		if (t.niveau === 2) {
			this.section = 0;
			this.dansArticle = t.ancre !== undefined && !t.ancre.startsWith('annexe:');
			if (this.dansArticle) return `Article ${++this.article}`;
			return t.ancre ? `Annexe ${++this.annexe}` : undefined;
		}
		return t.niveau === 3 && this.dansArticle ? `${this.article}.${++this.section}` : undefined;
	}

	private unique(base: string): string {
		let id = base;
		for (let n = 2; this.pris.has(id); n++) id = `${base}-${n}`;
		this.pris.add(id);
		return id;
	}
}

const resoudre = (inlines: Inline[], cibles: Map<string, Titre>): Inline[] =>
	inlines.map((i) => {
		if (i.t !== 'renvoi') return i;
		const cible = cibles.get(i.cible.replace(':', '-'));
		if (!cible) throw new Error(`Renvoi sans cible : [[${i.cible}]].`);
		return { ...i, cible: cible.id, texte: minuscule(cible.numero ?? texteDe(cible.contenu)).replace(' ', '\u00A0') };
	});

function resoudreBloc(b: Bloc, cibles: Map<string, Titre>): Bloc {
	if (b.t === 'titre' || b.t === 'paragraphe') return { ...b, contenu: resoudre(b.contenu, cibles) };
	if (b.t === 'liste') return { ...b, items: b.items.map((i) => i.map((x) => resoudreBloc(x, cibles))) };
	if (b.t !== 'tableau') return b;
	return {
		...b,
		legende: resoudre(b.legende, cibles),
		entete: b.entete.map((c) => resoudre(c, cibles)),
		lignes: b.lignes.map((l) => ({ ...l, cellules: l.cellules.map((c) => resoudre(c, cibles)) })),
	};
}

/** Numbers articles, sub-sections and annexes in order, then resolves every cross-reference; a reference without target throws. */
export function numeroter(bruts: BlocSansEmplacement[]): Bloc[] {
	const compteur = new Compteur();
	const blocs = bruts.map((b): Bloc => (b.t === 'titre-brut' ? compteur.titre(b) : b));
	const cibles = new Map(blocs.flatMap((b) => (b.t === 'titre' ? [[b.id, b] as const] : [])));
	return blocs.map((b) => resoudreBloc(b, cibles));
}
