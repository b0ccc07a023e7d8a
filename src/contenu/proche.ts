/** Letters to change to go from one word to the other. */
function distance(a: string, b: string): number {
	let avant = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const ligne = [i];
		for (let j = 1; j <= b.length; j++) {
			ligne[j] = Math.min((avant[j] ?? 0) + 1, (ligne[j - 1] ?? 0) + 1, (avant[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
		}
		avant = ligne;
	}
	return avant[b.length] ?? 0;
}

/** The nearest existing name, near enough to have been meant. */
export function plusProche(nom: string, existants: Iterable<string>): string | undefined {
	const classes = [...existants].map((e) => ({ e, d: distance(nom.toLowerCase(), e.toLowerCase()) })).sort((a, b) => a.d - b.d);
	const premier = classes[0];
	return premier && premier.d <= Math.max(2, nom.length / 2) ? premier.e : undefined;
}

/** « … ; voulez-vous dire « x » ? », or nothing when no name is near. */
export function suggestion(nom: string, existants: Iterable<string>): string {
	const proche = plusProche(nom, existants);
	return proche ? ` Voulez-vous dire « ${proche} » ?` : '';
}
