import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../../src/rendu/pdf/rendre.ts';
import { lireSauvegarde, pieceJointe } from '../../src/stockage/sauvegarde.ts';
import { verifierDossiers } from '../hasard-pdf.ts';
import { javaPresent, valider } from '../outils/verapdf/valider.ts';

const contenu = chargerContenu('.');
const DATE = '2026-11-22';
const java = javaPresent();
if (!java) console.warn('Conformité des exemples et des dossiers tirés au sort non vérifiée : il manque un JDK 17 ou plus récent.');
const bac = mkdtempSync(join(tmpdir(), 'conformite-'));
afterAll(() => rmSync(bac, { recursive: true }));

const EXEMPLES = readdirSync('content/exemples').map((f) => f.replace('.json', ''));

it.runIf(java)(
	'chaque document de chaque exemple, et l’exemple complet avec sa pièce jointe, passe PDF/UA-1 et PDF/A-3a',
	async () => {
		const fichiers: string[] = [];
		for (const exemple of EXEMPLES) {
			const lu = lireSauvegarde(readFileSync(`content/exemples/${exemple}.json`, 'utf8'));
			if (!lu.ok) throw new Error(lu.message);
			const piece = pieceJointe(lu.sauvegarde.dossier, lu.sauvegarde.profondeur, DATE);
			for (const nom of DOCUMENTS) {
				const doc = composer(nom, lu.sauvegarde.dossier, contenu, DATE);
				const polices = await lirePolicesNode(doc);
				for (const piecesJointes of exemple === 'epci-complet' ? [[], [piece]] : [[]]) {
					const chemin = join(bac, `${exemple}-${nom}-${piecesJointes.length}.pdf`);
					writeFileSync(chemin, rendrePdf(doc, { polices, piecesJointes }).octets);
					fichiers.push(chemin);
				}
			}
		}
		const verdicts = valider(fichiers);
		expect(verdicts).toHaveLength(2 * (EXEMPLES.length + 1) * DOCUMENTS.length);
		expect(verdicts.filter((v) => !v.compliant)).toEqual([]);
	},
	300_000,
);

it('vingt dossiers tirés au sort : cinq PDF conformes chacun, et le dossier revient du PDF', async () => {
	const bilan = await verifierDossiers(20, 3, contenu, java);
	expect(bilan.fautes).toEqual([]);
	expect([bilan.pdf, bilan.allersRetours, bilan.structures]).toEqual([100, 20, 10]);
	expect(bilan.conformes).toBe(java ? 100 : undefined);
}, 600_000);
