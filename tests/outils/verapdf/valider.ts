/**
 * veraPDF on files, by the jar that @opendataloader/pdf ships: `node tests/outils/verapdf/valider.ts FILE.pdf…` (PDF/UA-1 and PDF/A-3a).
 * Needs a JDK, 17 or newer: `java FILE.java` uses its compiler.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Verdict {
	file: string;
	flavour: string;
	compliant: boolean;
	failed: { rule: string; count: number; description: string; examples: string[] }[];
}

const chemin = (relatif: string): string => fileURLToPath(new URL(relatif, import.meta.url));

/** Whether this machine can run the validator. */
export const javaPresent = (): boolean => {
	const { status, stdout } = spawnSync('java', ['--list-modules'], { encoding: 'utf8' });
	return status === 0 && stdout.includes('jdk.compiler');
};

/** A third less processor time on runs this short. */
const RAPIDE = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** One verdict a file and profile. Throws when the validator itself fails. */
export const valider = (fichiers: string[], profils = 'ua1,3a'): Verdict[] => {
	const jar = chemin('../../../node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar');
	const { stdout, stderr, status } = spawnSync(
		'java',
		[...RAPIDE, '-Xss4m', '-cp', jar, chemin('Valider.java'), '-json', profils, ...fichiers],
		{
			encoding: 'utf8',
			maxBuffer: 1 << 28,
		},
	);
	if (status !== 0 && status !== 1) throw new Error(`veraPDF : ${stderr}`);
	return JSON.parse(stdout) as Verdict[];
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const verdicts = valider(process.argv.slice(2));
	for (const v of verdicts)
		console.log(v.compliant ? 'conforme' : 'NON CONFORME', v.flavour, v.file, v.compliant ? '' : JSON.stringify(v.failed, null, 2));
	process.exitCode = verdicts.every((v) => v.compliant) ? 0 : 1;
}
