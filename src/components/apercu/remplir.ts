/** Lets the browser draw and answer before the rest. */
const ceder = (): Promise<void> => {
	const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
	return scheduler?.yield?.() ?? new Promise((suite) => setTimeout(suite));
};

/** Milliseconds of drawing at a stretch: less than a frame, the layout comes besides. */
const DUREE = 8;
const PAS = 2;

/**
 * Draws a long sheet a few blocks at a time.
 * @param montrer draws that many blocks, at once
 * @param encore false stops: the sheet is no longer that one
 */
export async function remplir(total: number, montrer: (combien: number) => void, encore: () => boolean): Promise<void> {
	let combien = 0;
	while (combien < total && encore()) {
		const debut = performance.now();
		do montrer((combien += PAS));
		while (combien < total && performance.now() - debut < DUREE);
		await ceder();
	}
}
