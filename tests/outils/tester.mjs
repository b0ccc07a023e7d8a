// npm test: every check, in order, up to the first that fails. `npm test -- --seulement=unites` runs one.
import { ETAPES } from './etapes.mjs';
import { Arret, duree, installationAJour, installer, options } from './noeud.mjs';

async function executer({ titre, faire }) {
	console.log(`\n▶ ${titre}`);
	const debut = performance.now();
	const resultat = await faire().catch((erreur) => {
		if (!(erreur instanceof Arret)) throw erreur;
		return { code: 1, sortie: erreur.message };
	});
	if (resultat.code !== 0 && resultat.sortie) console.log(resultat.sortie);
	const bilan = { titre, duree: duree(debut), ...resultat };
	console.log(ligne(bilan));
	return bilan;
}

const ligne = ({ titre, code, duree: temps, note, passes }) =>
	`${code === 0 ? '✔' : '✘'} ${titre} : ${code === 0 ? 'réussi' : 'échec'} en ${temps}${passes === undefined ? '' : `, tests passés : ${passes}`}${note ? ` (${note})` : ''}`;

function choisir(etapes, nom) {
	if (nom === undefined) return etapes;
	const etape = etapes.find((e) => e.nom === nom);
	if (!etape) throw new Arret(`Étape inconnue : « ${nom} ». Étapes : ${etapes.map((e) => e.nom).join(', ')}.`);
	return etapes.filter((e) => e === etape || etape.avant?.includes(e.nom));
}

/** Adds the tests up; a step that failed without a failed test (format, types, a crash) counts for one. */
function compter(bilans) {
	const passes = bilans.reduce((n, b) => n + (b.passes ?? 0), 0);
	const echecs = bilans.reduce((n, b) => n + (b.code === 0 ? 0 : Math.max(1, b.echecs ?? 0)), 0);
	return { passes, echecs };
}

async function tester() {
	const debut = performance.now();
	const { values } = options({ seulement: { type: 'string' } });
	const installation = installationAJour() ? [] : [{ titre: 'Installation des bibliothèques', faire: installer }];
	const etapes = [...installation, ...choisir(ETAPES, values.seulement)];
	const bilans = [];
	for (const etape of etapes) {
		bilans.push(await executer(etape));
		if (bilans.at(-1).code !== 0) break;
	}
	console.log(`\nBilan, en ${duree(debut)}\n${bilans.map((b) => `  ${ligne(b)}`).join('\n')}`);
	const { passes, echecs } = compter(bilans);
	console.log(`\n${passes} passed, ${echecs} failed`);
	return echecs === 0 ? 0 : 1;
}

// The browser tests read the site at the root.
delete process.env.BASE;
try {
	process.exitCode = await tester();
} catch (erreur) {
	console.error(erreur instanceof Arret ? erreur.message : erreur);
	process.exitCode = 1;
}
