/**
 * `npm run verifier:long`: hundreds of random dossiers, three PDFs each, judged by veraPDF and read back.
 * `node tests/verifier-long.ts 40 7` takes forty dossiers, seed 7. Exit code 1 at the first fault told.
 */
import { spawnSync } from 'node:child_process';
import { chargerContenu } from '../src/contenu/charger.ts';
import { verifierDossiers } from './hasard-pdf.ts';
import { javaPresent } from './outils/verapdf/valider.ts';

const [nombre = 300, graine = 2026] = process.argv.slice(2).map(Number);
const java = javaPresent();
if (!java) console.log('veraPDF non exécuté : il manque un JDK 17 ou plus récent (Debian : default-jdk-headless).');

// Read before: the code under test is the one loaded now.
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout?.trim() || 'sans dépôt';
const debut = performance.now();
const bilan = await verifierDossiers(nombre, graine, chargerContenu('.'), java, (faits) => {
	console.log(`${faits} dossiers sur ${nombre}, ${Math.round((performance.now() - debut) / 1000)} s`);
});
const sages = Math.ceil(nombre / 2);

console.log(`
Vérification longue des PDF, ${new Date().toISOString().slice(0, 10)}, ${commit}, graine ${graine}
  dossiers tirés au sort            ${bilan.dossiers}
  PDF écrits                        ${bilan.pdf} (${(bilan.octets / bilan.pdf / 1000).toFixed(0)} ko en moyenne)
  conformes PDF/UA-1 et PDF/A-3a    ${bilan.conformes ?? 'non vérifié'}
  dossier → PDF → dossier, égaux    ${bilan.allersRetours} sur ${bilan.dossiers}
  structure lue comme le modèle     ${bilan.structures} sur ${sages}
  fautes                            ${bilan.fautes.length}
  durée                             ${Math.round((performance.now() - debut) / 1000)} s`);
for (const faute of bilan.fautes.slice(0, 50)) console.log(`✘ ${faute}`);
process.exitCode = bilan.fautes.length === 0 ? 0 : 1;
