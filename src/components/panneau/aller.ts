const COMMANDES = 'input:enabled:not([type=hidden]), select:enabled, textarea:enabled, button:enabled';

/** Where an answer is given in a question: the option chosen, otherwise its first control. */
function commande(question: HTMLElement): HTMLElement | undefined {
	const siennes = [...question.querySelectorAll<HTMLInputElement>(COMMANDES)].filter((c) => !c.closest('.complements'));
	const premiere = siennes[0];
	if (premiere?.type !== 'radio') return premiere;
	return siennes.find((c) => c.name === premiere.name && c.checked) ?? premiere;
}

/** Puts the focus where this question of the page is answered; false when the page does not ask it. */
export function allerALaQuestion(ancre: string): boolean {
	const question = document.getElementById(ancre);
	if (!question?.matches('[data-question]')) return false;
	question.scrollIntoView({ block: 'start' });
	(commande(question) ?? question).focus({ preventScroll: true });
	return true;
}

/** The question of the page that holds the focus, by its id in the dossier. */
export const questionFocalisee = (element: EventTarget | null): string | undefined =>
	element instanceof Element ? element.closest<HTMLElement>('[data-question]')?.dataset['question'] : undefined;

const reduit = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Scrolls `boite` alone until `element` shows in it: neither the page nor the focus moves. */
export function montrerDans(boite: HTMLElement, element: HTMLElement): void {
	const [cadre, place] = [boite.getBoundingClientRect(), element.getBoundingClientRect()];
	if (place.top >= cadre.top && place.bottom <= cadre.bottom) return;
	if (place.top >= cadre.top && place.top < cadre.bottom - 60 && place.height > cadre.height) return;
	boite.scrollTo({ top: boite.scrollTop + place.top - cadre.top - 24, behavior: reduit() ? 'auto' : 'smooth' });
}
