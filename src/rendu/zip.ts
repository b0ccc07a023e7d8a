import { zipSync } from 'fflate';

/**
 * One archive of these files. Same files and date, same bytes: the time of each entry is noon of that day, wherever it is written.
 * @param date AAAA-MM-JJ
 */
export function archiver(fichiers: { nom: string; octets: Uint8Array }[], date: string): Uint8Array {
	// PDF, DOCX and XLSX are compressed already.
	const entrees = Object.fromEntries(fichiers.map(({ nom, octets }) => [nom, [octets, { level: /\.html$/.test(nom) ? 6 : 0 }] as const]));
	return zipSync(entrees as Parameters<typeof zipSync>[0], { mtime: `${date}T12:00:00` });
}
