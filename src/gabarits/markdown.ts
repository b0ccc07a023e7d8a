import { Marked, type Token, type Tokens } from 'marked';
import type { Bloc, Inline, Tableau } from '../document/modele.ts';
import { typographie } from '../francais.ts';
import { JETON, type Jetons } from './jetons.ts';

const RENVOI = /^\[\[([a-z0-9:-]+)\]\]/;

const premier = (source: string, signe: string): number | undefined => {
	const rang = source.indexOf(signe);
	return rang < 0 ? undefined : rang;
};

const marked = new Marked({
	gfm: true,
	extensions: [
		{
			name: 'jeton',
			level: 'inline',
			start: (source: string) => premier(source, '\uE000'),
			tokenizer: (source: string) => {
				const m = JETON.exec(source);
				return m ? { type: 'jeton', raw: m[0], rang: Number(m[1]) } : undefined;
			},
		},
		{
			name: 'renvoi',
			level: 'inline',
			start: (source: string) => premier(source, '[['),
			tokenizer: (source: string) => {
				const m = RENVOI.exec(source);
				return m ? { type: 'renvoi', raw: m[0], cible: m[1] } : undefined;
			},
		},
	],
});

/** A block that code fills in: its name and the lines « key: wording » that the template gives it. */
export interface Emplacement {
	t: 'emplacement';
	nom: string;
	mots: Record<string, string>;
}
/** A title before numbering: `[id]` numbers it as an article, `[annexe:id]` as an annex. */
export interface TitreBrut {
	t: 'titre-brut';
	niveau: 1 | 2 | 3;
	ancre?: string;
	contenu: Inline[];
	sources: string[];
}
export type BlocBrut = Bloc | Emplacement | TitreBrut;

type Style = { gras?: true; italique?: true };

const decode = (s: string): string =>
	s
		.replace(/&amp;/g, '&')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, '’');

function inline(token: Token, jetons: Jetons, style: Style): Inline[] {
	if (token.type === 'jeton') return [{ ...jetons.lire((token as unknown as { rang: number }).rang), ...style }];
	if (token.type === 'renvoi')
		return [{ t: 'renvoi', texte: '', cible: (token as unknown as { cible: string }).cible, ...(style.gras && { gras: true }) }];
	if (token.type === 'strong') return inlines((token as Tokens.Strong).tokens, jetons, { ...style, gras: true });
	if (token.type === 'em') return inlines((token as Tokens.Em).tokens, jetons, { ...style, italique: true });
	if (token.type === 'link') return [{ t: 'lien', texte: (token as Tokens.Link).text, url: (token as Tokens.Link).href }];
	if (token.type === 'br') return [{ t: 'texte', texte: '\n' }];
	if ('tokens' in token && token.tokens) return inlines(token.tokens, jetons, style);
	return [{ t: 'texte', texte: typographie(decode((token as Tokens.Text).text).replace(/\s*\n\s*/g, ' ')), ...style }];
}

/** Inlines of a run of tokens; « . » after an answer that already ends its sentence is dropped. */
export function inlines(tokens: Token[], jetons: Jetons, style: Style = {}): Inline[] {
	const suite = tokens.flatMap((t) => inline(t, jetons, style)).filter((i) => i.t !== 'texte' || i.texte !== '');
	return suite.map((i, rang) => {
		const avant = suite[rang - 1];
		const finie = avant?.t === 'texte' && avant.champ !== undefined && /[.!?…]\s*$/.test(avant.texte);
		return finie && i.t === 'texte' && i.champ === undefined ? { ...i, texte: i.texte.replace(/^\s*[.;](?=\s|$)/, '') } : i;
	});
}

/** An answer of several lines makes as many paragraphs. */
function paragraphes(contenu: Inline[], style?: 'note' | 'encadre'): Bloc[] {
	const groupes: Inline[][] = [[]];
	for (const i of contenu) {
		const [debut = '', ...suites] = i.t === 'texte' ? i.texte.split(/\s*\n+\s*/) : [''];
		if (i.t !== 'texte') groupes.at(-1)?.push(i);
		else {
			if (debut) groupes.at(-1)?.push({ ...i, texte: debut });
			for (const s of suites) groupes.push(s ? [{ ...i, texte: s }] : []);
		}
	}
	return groupes.filter((g) => g.length > 0).map((g) => ({ t: 'paragraphe', contenu: g, ...(style && { style }) }));
}

/** In a title or a cell, an answer of several lines stays on one. */
const surUneLigne = (contenu: Inline[]): Inline[] =>
	contenu.map((i) => (i.t === 'texte' ? { ...i, texte: i.texte.replace(/\s*\n+\s*/g, ' ') } : i));

const cellule = (c: Tokens.TableCell, jetons: Jetons): Inline[] => surUneLigne(inlines(c.tokens, jetons));
const ALIGNEMENTS = { left: 'gauche', right: 'droite', center: 'centre' } as const;

function tableau(t: Tokens.Table, jetons: Jetons): Tableau {
	const lignes = t.rows.map((r) => ({ cellules: r.map((c) => cellule(c, jetons)), total: r[0]?.tokens[0]?.type === 'strong' }));
	return {
		t: 'tableau',
		legende: [],
		alignements: t.align.map((a) => ALIGNEMENTS[a ?? 'left']),
		entete: t.header.map((c) => cellule(c, jetons)),
		lignes: lignes.map(({ cellules, total }) => (total ? { cellules, total } : { cellules })),
	};
}

const mots = (texte: string): Record<string, string> =>
	Object.fromEntries(
		texte
			.split('\n')
			.map((l) => /^([\w-]+)\s*:\s*(.*)$/.exec(l))
			.flatMap((m) => (m ? [[m[1] ?? '', typographie(m[2] ?? '')]] : [])),
	);

function titre(t: Tokens.Heading, jetons: Jetons): TitreBrut {
	const ancre = /^\[([a-z0-9:-]+)\]\s*/.exec(t.text);
	const sources = /\s*\{([a-z0-9_, ]+)\}\s*$/.exec(t.text);
	const texte = t.text.slice(ancre?.[0].length ?? 0, sources ? t.text.length - sources[0].length : undefined);
	const jeton = marked.lexer(texte)[0] as Tokens.Paragraph | undefined;
	return {
		t: 'titre-brut',
		niveau: Math.min(t.depth, 3) as 1 | 2 | 3,
		contenu: surUneLigne(inlines(jeton?.tokens ?? [], jetons)),
		sources: sources?.[1]?.split(',').map((s) => s.trim()) ?? [],
		...(ancre?.[1] && { ancre: ancre[1] }),
	};
}

function bloc(token: Token, jetons: Jetons): BlocBrut[] {
	if (token.type === 'heading') return [titre(token as Tokens.Heading, jetons)];
	if (token.type === 'paragraph' || token.type === 'text') return paragraphes(inlines((token as Tokens.Paragraph).tokens ?? [], jetons));
	if (token.type === 'hr') return [{ t: 'saut' }];
	if (token.type === 'table') return [tableau(token as Tokens.Table, jetons)];
	if (token.type === 'blockquote') return paragraphesDe((token as Tokens.Blockquote).tokens, jetons, 'encadre');
	if (token.type === 'code' && (token as Tokens.Code).lang === 'note')
		return paragraphesDe(marked.lexer((token as Tokens.Code).text), jetons, 'note');
	if (token.type === 'code') return [{ t: 'emplacement', nom: (token as Tokens.Code).lang ?? '', mots: mots((token as Tokens.Code).text) }];
	if (token.type === 'list') {
		const items = (token as Tokens.List).items.map((i) => i.tokens.flatMap((t) => bloc(t, jetons)) as Bloc[]);
		return [{ t: 'liste', ordonnee: (token as Tokens.List).ordered, items }];
	}
	return [];
}

const paragraphesDe = (tokens: Token[], jetons: Jetons, style: 'note' | 'encadre'): BlocBrut[] =>
	tokens.flatMap((t) => (t.type === 'paragraph' ? paragraphes(inlines((t as Tokens.Paragraph).tokens, jetons), style) : bloc(t, jetons)));

const LEGENDE = /^Tableau\s–\s/;

/** A paragraph « Tableau – … » just before a table is its caption. */
function legender(blocs: BlocBrut[]): BlocBrut[] {
	return blocs.filter((b, rang) => {
		const suivant = blocs[rang + 1];
		const debut = b.t === 'paragraphe' ? b.contenu[0] : undefined;
		if (suivant?.t !== 'tableau' || b.t !== 'paragraphe' || debut?.t !== 'texte' || !LEGENDE.test(debut.texte)) return true;
		suivant.legende = [{ ...debut, texte: debut.texte.replace(LEGENDE, '') }, ...b.contenu.slice(1)];
		return false;
	});
}

/** Markdown with marks → blocks, titles not yet numbered. */
export const lireMarkdown = (markdown: string, jetons: Jetons): BlocBrut[] =>
	legender(marked.lexer(markdown).flatMap((t) => bloc(t, jetons)));
