/** RFC 9285: the 45 signs that a QR code writes in eleven bits two by two. */
const SIGNES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const troisDe = (n: number): string => SIGNES.charAt(n % 45) + SIGNES.charAt(Math.floor(n / 45) % 45) + SIGNES.charAt(Math.floor(n / 2025));
const deuxDe = (n: number): string => troisDe(n).slice(0, 2);

export function enBase45(octets: Uint8Array): string {
	let texte = '';
	for (let i = 0; i < octets.length; i += 2) {
		const [a = 0, b] = octets.subarray(i, i + 2);
		texte += b === undefined ? deuxDe(a) : troisDe(a * 256 + b);
	}
	return texte;
}

/** The bytes; undefined when a sign is foreign, one is missing or a group is worth too much. */
export function deBase45(texte: string): Uint8Array | undefined {
	const octets: number[] = [];
	for (let i = 0; i < texte.length; i += 3) {
		const rangs = [...texte.slice(i, i + 3)].map((c) => SIGNES.indexOf(c));
		const [a = 0, b, c] = rangs;
		if (rangs.includes(-1) || b === undefined) return undefined;
		const n = a + b * 45 + (c ?? 0) * 2025;
		if (n > (c === undefined ? 255 : 65_535)) return undefined;
		octets.push(...(c === undefined ? [n] : [n >> 8, n & 255]));
	}
	return Uint8Array.from(octets);
}
