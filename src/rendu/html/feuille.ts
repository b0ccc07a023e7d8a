/** A CSS string: whatever is not a letter, a figure or a plain sign is written by its number. */
const chaine = (texte: string): string => `"${texte.replace(/[^\p{L}\p{N} .,–’-]/gu, (c) => `\\${c.codePointAt(0)?.toString(16)} `)}"`;

const ECRAN = `
:root { color-scheme: light; --encre: #1b2430; --discret: #525b66; --sapin: #14534a; --voile: #eef4f1; --ocre: #805300; --voile-ocre: #fdf0d3; --filet: #857f71; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 50rem; padding: 1.5rem 1.25rem 4rem; color: var(--encre); background: #fff; font: 1.0625rem/1.55 'Source Sans 3', 'Source Sans Pro', 'Noto Sans', system-ui, sans-serif; overflow-wrap: break-word; }
a { color: var(--sapin); }
:focus-visible { outline: 3px solid var(--sapin); outline-offset: 2px; }
.evitement { position: absolute; left: -999rem; }
.evitement:focus { position: static; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
h1, h2, .nom-sommaire { color: var(--sapin); }
h1 { font-size: 2rem; margin: 0.5rem 0; }
h2, .nom-sommaire { font-size: 1.35rem; margin: 2.25rem 0 0.75rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 0.5rem; }
p { margin: 0 0 0.75rem; }
.garde { border-bottom: 1px solid var(--filet); margin-bottom: 1.5rem; }
.territoire { color: var(--sapin); font-weight: 700; border-bottom: 3px solid var(--sapin); padding-bottom: 0.25rem; }
.sous-titre { font-size: 1.2rem; }
.mention { background: var(--voile-ocre); color: var(--ocre); font-weight: 700; padding: 0.25rem 0.5rem; }
.note { color: var(--discret); font-size: 0.9375rem; }
.centre { text-align: center; }
.encadre { border: 1px solid var(--sapin); background: var(--voile); padding: 0.75rem 1rem; break-inside: avoid; }
.manque { background: #ffe58a; color: var(--encre); font-weight: 700; padding: 0 0.15em; }
nav ol { list-style: none; padding: 0; }
nav li { margin: 0.2rem 0; }
ul { list-style-type: '– '; }
ul, ol { padding-left: 1.6rem; }
li { margin: 0.25rem 0; }
.defile { overflow-x: auto; margin: 1rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.4; }
caption, figcaption { text-align: left; font-weight: 700; padding-bottom: 0.4rem; }
th, td { border: 1px solid var(--filet); padding: 0.35rem 0.5rem; text-align: left; vertical-align: top; }
thead th, .total th, .total td { background: var(--voile); font-weight: 700; }
tbody th { font-weight: 400; }
th.droite, td.droite { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead th.droite { white-space: normal; }
th.centre, td.centre { text-align: center; }
figure { margin: 1.5rem 0; }
.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; }
.partie { border: 1px solid var(--filet); padding: 0.75rem; min-height: 11rem; break-inside: avoid; }
.partie p { margin: 0 0 0.25rem; }
.nom { font-weight: 700; }
`;

const IMPRESSION = `
@media print {
	body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.4; }
	.evitement, .retour, nav:not(.imprime) { display: none; }
	nav { font-size: 9.5pt; line-height: 1.3; }
	nav li { margin: 0; }
	.page, .imprime + .texte { break-before: page; }
	.defile { overflow: visible; }
	thead { display: table-header-group; }
	tr, li { break-inside: avoid; }
	p { orphans: 2; widows: 2; }
	.manque, .mention, .encadre, thead th, .total th, .total td { print-color-adjust: exact; }
	a { color: inherit; }
	.signatures { grid-template-columns: 1fr 1fr; }
}
`;

/** The style sheet of a page: on each printed sheet, the mention and the territory above, the page number below. */
export const feuille = (mention: string, territoire: string): string => `${ECRAN}${IMPRESSION}
@page {
	size: A4;
	margin: 2.2cm 2cm;
	@top-left { content: ${chaine(mention)}; font: 700 8pt sans-serif; color: #805300; }
	@top-right { content: ${chaine(territoire)}; font: 8pt sans-serif; color: #525b66; }
	@bottom-right { content: "Page " counter(page) " / " counter(pages); font: 8pt sans-serif; color: #525b66; }
}
`;
