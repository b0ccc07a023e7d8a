import { readFileSync } from 'node:fs';
import type { Preparer } from '../pairs/pair.ts';

/** Ours first: the ratios divide by the others. `fichier` is the adapter in pairs/. */
export const GENERATEURS = [
	{ fichier: 'nous', nom: 'ours', paquets: [] },
	{ fichier: 'jspdf', nom: 'jsPDF + autotable', paquets: ['jspdf', 'jspdf-autotable'] },
	{ fichier: 'pdfmake', nom: 'pdfmake', paquets: ['pdfmake'] },
	{ fichier: 'pdfkit', nom: 'pdfkit (tagged)', paquets: ['pdfkit'] },
	{ fichier: 'react-pdf', nom: '@react-pdf/renderer', paquets: ['@react-pdf/renderer'] },
] as const;

export const TOURS = { tours: 15, chauffe: 6 };
/** Articles of the 14 pages, and of the 100. */
export const ARTICLES = { reference: 13, cent: 96 };
export const RANGEES = [10, 100, 1000];

export const charger = async (fichier: string): Promise<{ preparer: Preparer }> =>
	(await import(`../pairs/${fichier}.ts`)) as { preparer: Preparer };

const version = (paquet: string): string =>
	(JSON.parse(readFileSync(new URL(`../../../node_modules/${paquet}/package.json`, import.meta.url), 'utf8')) as { version: string })
		.version;

export const nomComplet = ({ nom, paquets }: (typeof GENERATEURS)[number]): string => [nom, ...paquets.map(version)].join(' ');
