import * as z from 'zod/mini';
import { VERSION } from '../dossier/migrations.ts';
import { schemaDossier } from '../dossier/schema.ts';
import { DATE_MAX, schemaVersion, TYPE } from './sauvegarde.ts';

/** A JSON Schema, as plain data. */
export type Schema = Record<string, unknown>;

/** Name of the published file; also its `$id`, so that it names itself wherever the site lives. */
export const NOM_SCHEMA = `dossier-${VERSION}.json`;

const DIALECTE = 'https://json-schema.org/draft/2020-12/schema';

function enDefinition(schema: z.core.$ZodType, textes: { title: string; description: string }): Schema {
	const { $schema: _, ...forme } = z.toJSONSchema(schema) as Schema;
	return { ...textes, ...forme };
}

/** The frozen version, whose dossier is told once. */
function version(): Schema {
	const forme = enDefinition(schemaVersion, {
		title: 'Version figée',
		description: 'Copie datée du dossier, tel qu’il a été présenté à un conseil.',
	});
	return { ...forme, properties: { ...(forme['properties'] as Schema), dossier: { $ref: '#/$defs/dossier' } } };
}

/** What this site writes in a sauvegarde, as JSON Schema 2020-12 made from the zod schema; unknown fields are allowed at every level. */
export const schemaSauvegarde = (): Schema => ({
	$schema: DIALECTE,
	$id: NOM_SCHEMA,
	title: 'Sauvegarde de Parcours CLSM',
	description:
		'Fichier « .clsm.json » téléchargé depuis Parcours CLSM, ou joint à un PDF de travail rouvrable. Aucune réponse n’est obligatoire : une absence veut dire « pas encore répondu », jamais « non ». Les champs inconnus sont gardés.',
	type: 'object',
	required: ['type', 'version', 'enregistre', 'profondeur', 'dossier'],
	properties: {
		type: { const: TYPE, description: 'Ce que le fichier dit être.' },
		version: { const: VERSION, description: 'Version du format ; une version plus récente que le site est refusée.' },
		enregistre: { type: 'string', maxLength: DATE_MAX, description: 'Date ISO 8601 de l’écriture, avec ou sans l’heure.' },
		profondeur: { enum: ['decouverte', 'complet'], description: 'Le parcours suivi : huit questions, ou le dossier complet.' },
		dossier: { $ref: '#/$defs/dossier' },
		versions: {
			type: 'array',
			description: 'Versions figées, la plus ancienne d’abord ; celles qui n’ont pas pu être lues sont réécrites telles quelles, à la fin.',
			items: { anyOf: [{ $ref: '#/$defs/version' }, { description: 'Version illisible, gardée telle quelle.' }] },
		},
	},
	$defs: {
		dossier: enDefinition(schemaDossier, {
			title: 'Dossier',
			description:
				'Les réponses d’un projet de conseil local de santé mentale. Les entrées d’une liste portent un « id » qui leur est propre dans cette liste.',
		}),
		version: version(),
	},
});
