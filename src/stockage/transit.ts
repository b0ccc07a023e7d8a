/** What is opened on one page to be read on the next, in this tab only; gone once read. */
const CLE = 'parcours-clsm/transit';
export interface Transit {
	nom: string;
	texte: string;
}

/** False when the tab cannot keep it: the file is to be chosen again on the next page. */
export function confier(transit: Transit): boolean {
	try {
		sessionStorage.setItem(CLE, JSON.stringify(transit));
		return true;
	} catch {
		return false;
	}
}

export function reprendre(): Transit | undefined {
	try {
		const lu: unknown = JSON.parse(sessionStorage.getItem(CLE) ?? 'null');
		sessionStorage.removeItem(CLE);
		const { nom, texte } = (lu ?? {}) as Partial<Transit>;
		return typeof nom === 'string' && typeof texte === 'string' ? { nom, texte } : undefined;
	} catch {
		return undefined;
	}
}
