/** The package ships no types; only what ChampAnnuaire uses. */
declare module 'accessible-autocomplete' {
	type Options<T> = {
		element: HTMLElement;
		id: string;
		name?: string;
		source: (saisie: string, remplir: (resultats: T[]) => void) => void;
		templates: { inputValue: (x: T | undefined) => string; suggestion: (x: T | string) => string };
		onConfirm: (x: T | undefined) => void;
		confirmOnBlur?: boolean;
		autoselect?: boolean;
		minLength?: number;
		displayMenu?: 'inline' | 'overlay';
		menuAttributes?: Record<string, string | null>;
		tNoResults?: () => string;
		tAssistiveHint?: () => string;
		tStatusQueryTooShort?: (minimum: number) => string;
		tStatusNoResults?: () => string;
		tStatusSelectedOption?: (choix: string, nombre: number, rang: number) => string;
		tStatusResults?: (nombre: number, choix: string) => string;
	};
	export default function accessibleAutocomplete<T>(options: Options<T>): void;
}
