import { untrack } from 'svelte';

/** Follows `lire` from a task of its own, once what was typed is painted: what only looks on holds no keystroke up. */
export function ensuite<T>(lire: () => T): () => T {
	let vu = $state.raw(untrack(lire));
	let [prevu, attendu] = [false, vu];
	const prendre = (): void => {
		prevu = false;
		vu = attendu;
	};
	$effect(() => {
		attendu = lire();
		if (prevu || attendu === untrack(() => vu)) return;
		prevu = true;
		requestAnimationFrame(() => setTimeout(prendre));
	});
	return () => vu;
}
