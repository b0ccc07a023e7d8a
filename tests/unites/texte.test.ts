import { describe, expect, it } from 'vitest';
import { dateEnLettres, numeroAffiche, rendreTexte } from '../../src/rendu/texte.ts';
import { grandDocument, petitDocument } from './pdf-documents.ts';

describe('le rendu en texte', () => {
	it('écrit chaque bloc dans l’ordre de lecture', () => {
		expect(rendreTexte(petitDocument)).toBe(`Communauté de communes du Val-de-Brune
# Petite convention
Conseil local de santé mentale de Valbrune
PROJET – document de travail, sans valeur d’engagement avant la délibération et la signature
22 novembre 2026

## Article 1 – Objet

Le comité se réunit [à décider : nombre de réunions par an] fois, voir l’article 2 :

1. premier point ;
2. second point :
   – dessous ;
   – encore.

> À retenir.

### 1.1 Montants

Montants
Poste | 2027
Salaires | 12 000 €
Total | 12 000 €

Figure : Instances
Le comité de pilotage.

La commune
représentée par son maire
Date, cachet et signature :
`);
	});

	it('ne coupe aucun paragraphe', () => {
		const plusLongue = Math.max(
			...rendreTexte(grandDocument)
				.split('\n')
				.map((l) => l.length),
		);
		expect(plusLongue).toBeGreaterThan(1000);
	});

	it.each([
		['2026-11-22', '22 novembre 2026'],
		['2027-03-01', '1er mars 2027'],
		['2027-08-09', '9 août 2027'],
		['bientôt', 'bientôt'],
		['2027-13-01', '2027-13-01'],
	])('date %s : %s', (date, attendu) => expect(dateEnLettres(date)).toBe(attendu));

	it.each([
		['Article 5', 'Article 5 – '],
		['5.1', '5.1 '],
		[undefined, ''],
	])('numéro %s', (numero, attendu) => expect(numeroAffiche(numero)).toBe(attendu));
});
