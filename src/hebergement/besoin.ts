/**
 * `client:besoin`: an island sleeps until this browser holds something of ours or someone uses the page; all of them wake together.
 * What is done before they listen is kept and done again: the first click on a slow telephone is not lost.
 */
import type { ClientDirective } from 'astro';

const NOTRE = 'parcours-clsm';
const ILE = 'astro-island[client="besoin"]';
const DORT = `${ILE}[ssr]`;
/** The last thing done on the page that no island has heard yet. */
let geste: { cible: HTMLElement; refaire: () => void } | undefined;
let reveiller: () => void = () => undefined;
const reveil = new Promise<void>((suite) => (reveiller = suite));

const aNous = (ou: Storage): boolean => Object.keys(ou).some((cle) => cle.startsWith(NOTRE));

/** Whether something of ours stands in this browser; what cannot be looked at may hold something. */
async function trace(): Promise<boolean> {
	try {
		if (window.name.startsWith(NOTRE) || aNous(localStorage) || aNous(sessionStorage)) return true;
		return (await indexedDB.databases()).some(({ name }) => name === NOTRE);
	} catch {
		return true;
	}
}
const chercher = (): void => void trace().then((oui) => oui && reveiller());

const endormi = (e: Event): HTMLElement | undefined => {
	const cible = e.target instanceof Element ? e.target : undefined;
	return (cible?.closest(DORT) && (cible as HTMLElement)) || undefined;
};

function retenir(e: Event, cible: HTMLElement, refaire: () => void): void {
	e.stopImmediatePropagation();
	geste?.cible.removeAttribute('aria-busy');
	geste = { cible, refaire };
	cible.setAttribute('aria-busy', 'true');
	reveiller();
}

function cliquer(e: Event): void {
	const bouton = endormi(e)?.closest('button');
	if (bouton) retenir(e, bouton, () => bouton.click());
}
function choisir(e: Event): void {
	const champ = endormi(e);
	if (champ) retenir(e, champ, () => champ.dispatchEvent(new Event('change', { bubbles: true })));
}
/** A browser that is not told leaves the page for the file; what it holds is gone once the event is over. */
function deposer(e: DragEvent): void {
	const cible = endormi(e);
	if (!cible) return;
	e.preventDefault();
	if (e.type !== 'drop') return;
	const dataTransfer = new DataTransfer();
	for (const fichier of e.dataTransfer?.files ?? []) dataTransfer.items.add(fichier);
	retenir(e, cible, () => cible.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer })));
}

function refaire(ile: HTMLElement): void {
	if (!geste || !ile.contains(geste.cible)) return;
	const { cible, refaire: faire } = geste;
	geste = undefined;
	cible.removeAttribute('aria-busy');
	faire();
}

function ecouter(): void {
	const options = { capture: true, passive: true };
	for (const signe of ['pointerover', 'pointerdown', 'touchstart', 'focusin'])
		document.addEventListener(signe, (e) => endormi(e) && reveiller(), options);
	for (const signe of ['keydown', 'dragenter']) document.addEventListener(signe, () => reveiller(), options);
	document.addEventListener('click', cliquer, true);
	document.addEventListener('change', choisir, true);
	document.addEventListener('dragover', deposer, true);
	document.addEventListener('drop', deposer, true);
	// Come back to, or beside another tab that has begun a dossier.
	for (const retour of ['pageshow', 'storage', 'focus']) addEventListener(retour, chercher);
	chercher();
}

/** A piece that did not come is asked for again: the network of a meeting room comes and goes. */
async function charger(load: () => Promise<() => Promise<void>>): Promise<() => Promise<void>> {
	for (let attente = 1000; ; attente = Math.min(2 * attente, 30_000)) {
		try {
			return await load();
		} catch {
			await new Promise((suite) => setTimeout(suite, attente));
		}
	}
}

let ecoute = false;
const besoin: ClientDirective = (load, _options, ile) => {
	if (!ecoute) ecouter();
	ecoute = true;
	void reveil
		.then(() => charger(load))
		.then((hydrater) => hydrater())
		.then(() => refaire(ile));
};
export default besoin;
