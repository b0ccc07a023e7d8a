// npm run bench: runs every measure of this folder, one process each, so that none warms another.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const mesures = readdirSync(import.meta.dirname).filter((f) => f.endsWith('.ts') && f !== path.basename(import.meta.filename));
for (const mesure of mesures.toSorted()) {
	console.log(`\n# ${mesure}`);
	const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, mesure)], { stdio: 'inherit' });
	if (status !== 0) process.exitCode = 1;
}
