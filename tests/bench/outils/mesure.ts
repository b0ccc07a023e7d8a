/** Interleaved timing. Nothing is asserted: the ratios of one run are what counts, the machine's load weighs on all alike. */

/** Sweeps the young generation, so that nobody pays for what the one before left. Does nothing without --expose-gc. */
const balayer = (): void => {
	(globalThis as { gc?: (options: { type: 'minor' }) => void }).gc?.({ type: 'minor' });
};

/** A rest, then a sweep: the collector ends what the one before made it put off, and the next does not pay for it. */
const souffler = async (): Promise<void> => {
	await new Promise((resoudre) => setTimeout(resoudre, 50));
	balayer();
};

/** Times of each function in ms, the warm-up rounds left out. Rounds go A B C…, A B C…, in the given order. */
export const interclasser = async (essais: (() => unknown)[], tours: number, chauffe: number): Promise<number[][]> => {
	const temps = essais.map((): number[] => []);
	for (let tour = -chauffe; tour < tours; tour++)
		for (const [i, essai] of essais.entries()) {
			await souffler();
			const debut = performance.now();
			await essai();
			if (tour >= 0) temps[i]?.push(performance.now() - debut);
		}
	return temps;
};

/** The same essay several times, with what must be laid ready each time left off the clock. */
export const repeter = (preparer: () => () => unknown, tours: number): number[] =>
	Array.from({ length: tours }, () => {
		const essai = preparer();
		balayer();
		const debut = performance.now();
		essai();
		return performance.now() - debut;
	});

const trie = (temps: number[]): number[] => temps.toSorted((a, b) => a - b);
export const mediane = (temps: number[]): number => trie(temps)[Math.floor(temps.length / 2)] ?? NaN;
export const minimum = (temps: number[]): number => Math.min(...temps);
