/**
 * Does one piece of work a frame after it is asked, never two at once: what is asked meanwhile makes one more, and only one.
 * @returns the function that asks
 */
export function aLaSuite(travail: () => Promise<void>, image: (f: () => void) => unknown = requestAnimationFrame): () => void {
	let [prevu, occupe] = [false, false];
	async function tour(): Promise<void> {
		if (occupe) return;
		occupe = true;
		while (prevu) {
			prevu = false;
			await travail();
		}
		occupe = false;
	}
	return () => {
		if (prevu) return;
		prevu = true;
		if (!occupe) image(() => void tour());
	};
}

/** In a task of its own, before the next frame where the browser may say so. */
export const aPart = (f: () => void): void =>
	'scheduler' in globalThis ? void scheduler.postTask(f, { priority: 'user-blocking' }) : void setTimeout(f);
