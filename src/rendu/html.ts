import type { DocumentCompose, Titre } from '../document/modele.ts';
import { texteDe } from '../document/modele.ts';
import { suite } from './html/blocs.ts';
import { echapper, element, inlines } from './html/ecrire.ts';
import { feuille } from './html/feuille.ts';
import { adresseSure, estVide, texteSur } from './mots-surs.ts';
import { signetsDe } from './signets.ts';
import type { Signets } from './signets.ts';
import { dateEnLettres, numeroAffiche, titreDuDocument } from './texte.ts';

const ligne = (classe: string, texte: string | undefined): string =>
	texte?.trim() ? element('p', { class: classe }, echapper(texte)) : '';

const garde = (doc: DocumentCompose, principal: Titre, signets: Signets): string => {
	const date = /^\d{4}-\d\d-\d\d$/.test(doc.date) ? element('time', { datetime: doc.date }, dateEnLettres(doc.date)) : echapper(doc.date);
	const lignes = [
		ligne('territoire', doc.territoire),
		element('h1', {}, echapper(numeroAffiche(principal.numero)) + inlines(principal.contenu, signets)),
		ligne('sous-titre', doc.sousTitre),
		ligne('mention', doc.mention),
		date && `<p class="note">${date}</p>`,
	];
	return `<div class="garde">\n${lignes.filter(Boolean).join('\n')}\n</div>`;
};

/** Every title of level 2, printed where the document has a contents page, so that a keyboard or a screen reader may go straight to it. */
const sommaire = (titres: Titre[], imprime: boolean, signets: Signets): string => {
	const entrees = titres
		.filter((t) => t.niveau === 2 && !(estVide(t.contenu) && !t.numero))
		.map((t) =>
			element('li', {}, element('a', { href: `#${signets.get(t.id) ?? ''}` }, echapper(numeroAffiche(t.numero) + texteDe(t.contenu)))),
		);
	if (entrees.length === 0) return '';
	return `<nav${imprime ? ' class="imprime"' : ''} aria-labelledby="sommaire">\n<p class="nom-sommaire" id="sommaire"><strong>Sommaire</strong></p>\n<ol>\n${entrees.join('\n')}\n</ol>\n</nav>\n`;
};

/** A relative or web address of the site; a script's is left out. */
const retourVers = (retour: string | undefined): string => {
	const adresse = retour && (/^[a-z][a-z0-9+.-]*:/i.test(retour.trim()) ? adresseSure(retour) : retour);
	return adresse ? `<p class="retour">${element('a', { href: adresse }, 'Revenir au parcours')}</p>\n` : '';
};

/**
 * A complete page, alone in its file: no script, no file beside it, ready to print, with the words of the PDF (RGAA 13.3, 13.4).
 * @param options.retour address of a link back to the site, on top of the page
 */
export const rendreHtml = (doc: DocumentCompose, options: { retour?: string } = {}): string => {
	const principal = titreDuDocument(doc);
	const blocs = doc.blocs.filter((b) => b !== principal);
	const signets = signetsDe(blocs);
	const titres = blocs.filter((b): b is Titre => b.t === 'titre');
	const nom = texteSur(texteDe(principal.contenu) || doc.titre).trim() || 'Document';
	const fenetre = [nom, doc.territoire.trim()].filter(Boolean).join(' – ');
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${echapper(fenetre)}</title>
<style>${feuille(texteSur(doc.mention), texteSur(doc.territoire))}</style>
</head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
${retourVers(options.retour)}<main id="contenu" tabindex="-1">
${garde(doc, principal, signets)}
${sommaire(titres, doc.sommaire, signets)}<div class="texte">
${suite(blocs, { signets, poses: new Set(), niveau: 1 })}
</div>
</main>
</body>
</html>
`;
};
