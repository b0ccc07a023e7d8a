declare module 'virtual:contenu' {
	import type { Contenu } from './modele.ts';
	export const etapes: Contenu['etapes'];
	export const sources: Contenu['sources'];
	export const recommandations: Contenu['recommandations'];
}
declare module 'virtual:composition' {
	import type { Contenu } from './modele.ts';
	const contenu: Contenu;
	export default contenu;
}
