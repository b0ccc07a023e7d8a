/** A 128-bit hash in hexadecimal: four FNV-1a style lanes. It names a file, it protects nothing. */
export const empreinte = (morceaux: Uint8Array[]): string => {
	const etat = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
	let [a, b, c, d] = etat as [number, number, number, number];
	for (const octets of morceaux) {
		for (const o of octets) {
			a = Math.imul(a ^ o, 0x01000193);
			b = Math.imul(b ^ a ^ o, 0x85ebca6b);
			c = Math.imul((c << 5) ^ (c >>> 27) ^ o, 0xc2b2ae35);
			d = Math.imul(d ^ (b >>> 15) ^ o, 0x27d4eb2f);
		}
	}
	return [a, b, c, d].map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('');
};
