import ical, { ICalEventTransparency } from 'ical-generator';

/** The library writes the name as it comes: a line end would open a property (RFC 5545, 3.3.11). */
const surUneLigne = (s: string): string => s.replace(/\s+/g, ' ').replace(/[\\;,]/g, '\\$&');

/**
 * An agenda file (RFC 5545) of whole-day entries: no time zone, no alarm, no METHOD, so that it is read as a plain import.
 * @param entrees dates as AAAA-MM-JJ
 * @param horodatage ISO instant, the DTSTAMP of every entry
 */
export function agenda(
	entrees: readonly { uid: string; date: string; titre: string; description: string }[],
	horodatage: string,
	nom: string,
): string {
	const calendrier = ical({ name: surUneLigne(nom), prodId: { company: 'Parcours CLSM', product: 'Calendrier', language: 'FR' } });
	for (const { uid, date, titre, description } of entrees) {
		const [annee = 0, mois = 1, jour = 1] = date.split('-').map(Number);
		// The library reads the local parts of a Date: noon keeps the day in every zone.
		calendrier.createEvent({
			id: uid,
			start: new Date(annee, mois - 1, jour, 12),
			allDay: true,
			stamp: new Date(horodatage),
			summary: titre,
			description,
			transparency: ICalEventTransparency.TRANSPARENT,
		});
	}
	return `${calendrier.toString()}\r\n`;
}
