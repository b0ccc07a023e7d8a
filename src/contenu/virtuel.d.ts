// import('…') and not an import line: an ambient module may not import by relative path, and would silently give `any`.
declare module 'virtual:contenu' {
	export const etapes: import('./modele.ts').Contenu['etapes'];
	export const sources: import('./modele.ts').Contenu['sources'];
	export const coherence: import('./modele.ts').Contenu['coherence'];
	export const recommandations: import('./modele.ts').Contenu['recommandations'];
	export const clauses: Record<import('../document/modele.ts').NomDocument, import('./modele.ts').Clauses>;
	export const calendrier: import('./modele.ts').MotsCalendrier;
}
declare module 'virtual:composition' {
	const contenu: import('./modele.ts').Contenu;
	export default contenu;
}
