import { jourLocal } from '../../etat.svelte.ts';
import { dateLongue } from '../../francais.ts';

const UN_JOUR = 86_400_000;
const heure = (d: Date): string => `${d.getHours()}\u00a0h\u00a0${String(d.getMinutes()).padStart(2, '0')}`;

/** « aujourd’hui », « hier », « le 3 octobre 2026 »; '' when the date is not one. */
export function jourDit(iso: string, maintenant = new Date()): string {
	const quand = new Date(iso);
	if (Number.isNaN(quand.getTime())) return '';
	const jour = jourLocal(quand);
	if (jour === jourLocal(maintenant)) return 'aujourd’hui';
	if (jour === jourLocal(new Date(maintenant.getTime() - UN_JOUR))) return 'hier';
	return `le ${dateLongue(jour) ?? jour}`;
}

/** « aujourd’hui à 14 h 32 »; « à une date inconnue » when it is not one. */
export function momentDit(iso: string, maintenant = new Date()): string {
	const jour = jourDit(iso, maintenant);
	return jour ? `${jour} à ${heure(new Date(iso))}` : 'à une date inconnue';
}
