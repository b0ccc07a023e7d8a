/** The page of errors: nearest pages for the address that was asked, and a search among all pages. Works on the list that the build wrote. */

const simple = (s: string): string =>
	s
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

/** Words worth looking for: three letters or more. */
const mots = (s: string): string[] => simple(s).split(' ').filter((m) => m.length > 2); // prettier-ignore

/** Share of the longer word that the two begin with together, 0 to 1. */
function debutCommun(a: string, b: string): number {
	let n = 0;
	while (n < a.length && a[n] === b[n]) n++;
	return n / Math.max(a.length, b.length);
}

/** How near a page is to what was asked: each asked word at its best, 0 when nothing is alike. */
export function proximite(demande: string, page: string): number {
	const siens = mots(page);
	const notes = mots(demande).map((m) => Math.max(0, ...siens.map((s) => debutCommun(m, s))));
	return notes.filter((n) => n > 0.5).reduce((s, n) => s + n, 0);
}

/** True when the page holds the beginning of every word that is typed. */
export const contient = (saisie: string, page: string): boolean => {
	const dite = ` ${simple(page)}`;
	return simple(saisie).split(' ').every((m) => dite.includes(` ${m}`)); // prettier-ignore
};

function proposer(entrees: HTMLElement[]): void {
	const boite = document.querySelector<HTMLElement>('#proches');
	const liens = entrees.map((e) => e.querySelector('a')!);
	const notes = liens
		.map((a) => ({ a, note: proximite(decodeURI(location.pathname), `${a.pathname} ${a.textContent}`) }))
		.filter(({ note }) => note > 0)
		.sort((x, y) => y.note - x.note)
		.slice(0, 3);
	if (!boite || notes.length === 0) return;
	for (const { a } of notes) {
		const li = document.createElement('li');
		li.append(a.cloneNode(true));
		boite.querySelector('ul')?.append(li);
	}
	boite.hidden = false;
}

function filtrer(entrees: HTMLElement[], saisie: string): number {
	for (const e of entrees) e.hidden = !contient(saisie, e.textContent);
	for (const liste of document.querySelectorAll<HTMLElement>('.plan')) {
		const vide = !liste.querySelector('li:not([hidden])');
		liste.hidden = vide;
		const titre = liste.previousElementSibling;
		if (titre instanceof HTMLElement) titre.hidden = vide;
	}
	return entrees.filter((e) => !e.hidden).length;
}

const dire = (n: number): string =>
	n === 0 ? 'Aucune page ne correspond.' : n === 1 ? 'Une page correspond.' : `${n} pages correspondent.`;

/** Shows what scripts add to the page of errors. */
export function installer(): void {
	const entrees = [...document.querySelectorAll<HTMLElement>('.plan li')];
	const formulaire = document.querySelector<HTMLFormElement>('#filtre');
	const champ = document.querySelector<HTMLInputElement>('#mots');
	const statut = document.querySelector('#trouvees');
	if (!formulaire || !champ || !statut) return;
	proposer(entrees);
	formulaire.hidden = false;
	formulaire.addEventListener('submit', (e) => e.preventDefault());
	champ.addEventListener('input', () => {
		const n = filtrer(entrees, champ.value);
		statut.textContent = champ.value.trim() ? dire(n) : '';
	});
}
