/** What `pako` stands for in the browser: pdf-lib imports it, objets.ts compresses with fflate and never lets pdf-lib call it. */
const refuser = (): never => {
	throw new Error('pako est absent : la compression passe par fflate.');
};

export default { deflate: refuser, inflate: refuser };
