/** Until what was drawn is on the screen and what waited has been answered; a page out of sight draws no frame. */
const ceder = (): Promise<void> =>
	new Promise((suite) => {
		requestAnimationFrame(() => setTimeout(suite));
		setTimeout(suite, 100);
	});

/** Milliseconds of drawing at a stretch, and blocks at once: the layout of them comes besides, in the same frame. */
const DUREE = 10;
const PAS = 2;

/**
 * Draws a long sheet a few blocks a frame; at once where nobody looks.
 * @param montrer draws that many blocks
 * @param encore false stops: they are all drawn
 */
export async function remplir(total: number, montrer: (combien: number) => void, encore: () => boolean): Promise<void> {
	for (let combien = 0; combien < total && encore(); await ceder()) {
		const fin = performance.now() + DUREE;
		do montrer((combien += PAS));
		while (combien < total && (document.hidden || performance.now() < fin));
	}
}
