import type { Bloc, DocumentCompose, Inline, Tableau, Titre } from '../document/modele.ts';
import { texteDe } from '../document/modele.ts';

/** What stands under each party's name, before the blank frame. */
export const MENTION_SIGNATURE = 'Date, cachet et signature :';

const MOIS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

/** « 22 novembre 2026 » for 2026-11-22; anything else comes back as it is. */
export const dateEnLettres = (date: string): string => {
	const [, annee, mois, jour] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
	const nom = MOIS[Number(mois) - 1];
	return nom && jour ? `${jour === '01' ? '1er' : Number(jour)} ${nom} ${annee}` : date;
};

/** « Article 5 – », « 5.1 » or nothing: what comes before the words of a title. */
export const numeroAffiche = (numero: string | undefined): string => {
	if (!numero) return '';
	return /^\d/.test(numero) ? `${numero} ` : `${numero} – `;
};

/** The document's own title: its first bloc of level 1 when the template has one, else its name. */
export const titreDuDocument = (doc: DocumentCompose): Titre => {
	const ecrit = doc.blocs.find((b): b is Titre => b.t === 'titre' && b.niveau === 1);
	return ecrit ?? { t: 'titre', niveau: 1, id: 'document', contenu: [{ t: 'texte', texte: doc.titre }] };
};

const ligne = (inlines: Inline[]): string =>
	texteDe(inlines)
		.replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]+/g, ' ')
		.trim();

const decaler = (texte: string, marque: string): string =>
	texte
		.split('\n')
		.map((l, i) => (i === 0 ? marque : l && ' '.repeat(marque.length)) + l)
		.join('\n');

const titre = (b: Titre): string => `${'#'.repeat(b.niveau)} ${numeroAffiche(b.numero)}${ligne(b.contenu)}`;

const tableau = (b: Tableau): string =>
	[ligne(b.legende), ...[b.entete, ...b.lignes.map((l) => l.cellules)].map((rangee) => rangee.map(ligne).join(' | '))]
		.filter(Boolean)
		.join('\n');

const bloc = (b: Bloc): string => {
	switch (b.t) {
		case 'titre':
			return titre(b);
		case 'paragraphe':
			return (b.style === 'encadre' ? '> ' : '') + ligne(b.contenu);
		case 'liste':
			return b.items.map((item, i) => decaler(suite(item, '\n'), b.ordonnee ? `${i + 1}. ` : '– ')).join('\n');
		case 'tableau':
			return tableau(b);
		case 'signatures':
			return b.parties.map((p) => [p.nom, ...p.lignes].map(ligne).concat(MENTION_SIGNATURE).join('\n')).join('\n\n');
		case 'figure':
			return `Figure : ${b.titre}\n${b.alternative}`;
		case 'saut':
			return '';
	}
};

const suite = (blocs: Bloc[], entre: string): string => blocs.map(bloc).filter(Boolean).join(entre);

/** The document as plain text, one paragraph a line, in the reading order of every other rendering: what snapshots hold. */
export const rendreTexte = (doc: DocumentCompose): string => {
	const principal = titreDuDocument(doc);
	const garde = [doc.territoire, titre(principal), doc.sousTitre, doc.mention, dateEnLettres(doc.date)].filter(Boolean).join('\n');
	const reste = doc.blocs.filter((b) => b !== principal);
	return `${garde}\n\n${suite(reste, '\n\n')}\n`;
};
