/**
 * What `pako`, `@pdf-lib/standard-fonts` and `@pdf-lib/upng` stand for in the browser. pdf-lib's object files import them without
 * using them: objets.ts compresses with fflate, fonts are our own, and no image is read. 100 kB (gzip) less.
 */
const refuser = (): never => {
	throw new Error('Cette partie de pdf-lib n’est pas dans le site.');
};

export const FontNames = {};
export default { deflate: refuser, inflate: refuser, decode: refuser, toRGBA8: refuser };
