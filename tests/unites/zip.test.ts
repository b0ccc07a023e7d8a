import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiver } from '../../src/rendu/zip.ts';

const fichiers = [
	{ nom: 'val-d-exemple-convention-2026-11-22.pdf', octets: new Uint8Array([37, 80, 68, 70]) },
	{ nom: 'val-d-exemple-convention-2026-11-22.html', octets: new TextEncoder().encode('<p>é</p>'.repeat(50)) },
];

test('mêmes fichiers, même date, mêmes octets, quel que soit le fuseau', () => {
	const avant = process.env['TZ'];
	const octets = ['Europe/Paris', 'Pacific/Noumea', 'America/Cayenne'].map((fuseau) => {
		process.env['TZ'] = fuseau;
		return Buffer.from(archiver(fichiers, '2026-11-22')).toString('hex');
	});
	if (avant === undefined) delete process.env['TZ'];
	else process.env['TZ'] = avant;
	expect(new Set(octets).size).toBe(1);
	expect(Buffer.from(archiver(fichiers, '2026-11-23')).toString('hex')).not.toBe(octets[0]);
});

test('ce qui entre ressort', () => {
	const lus = unzipSync(archiver(fichiers, '2026-11-22'));
	expect(Object.keys(lus)).toEqual(fichiers.map((f) => f.nom));
	for (const { nom, octets } of fichiers) expect(lus[nom]).toEqual(octets);
});
