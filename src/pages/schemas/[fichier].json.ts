import type { APIRoute } from 'astro';
import { etapes } from 'virtual:contenu';
import { NOM_SCHEMA, schemaSauvegarde } from '../../stockage/schema.ts';
import { avecIntitules } from './_intitules.ts';

export const getStaticPaths = () => [{ params: { fichier: NOM_SCHEMA.replace(/\.json$/, '') } }];

/** The shape of a sauvegarde, for whoever writes or checks one elsewhere. */
export const GET: APIRoute = () =>
	Response.json(avecIntitules(schemaSauvegarde(), etapes), { headers: { 'Content-Type': 'application/schema+json' } });
