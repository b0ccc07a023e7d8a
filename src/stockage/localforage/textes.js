/** What localforage's `utils/serializer` stands for in the browser: this site stores texts only, written as localforage writes them. */
export default {
	serialize: (texte, rendre) => rendre(JSON.stringify(texte)),
	deserialize: (ecrit) => JSON.parse(ecrit),
};
