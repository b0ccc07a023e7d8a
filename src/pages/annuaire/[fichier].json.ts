/** The static files of the directory, built once per build. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { construireAnnuaire } from '../../annuaire/construire.ts';

let fichiers: ReturnType<typeof construireAnnuaire> | undefined;

export const getStaticPaths = (() => {
	fichiers ??= construireAnnuaire();
	return [...fichiers.keys()].map((nom) => ({ params: { fichier: nom.replace(/\.json$/, '') } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
	fichiers ??= construireAnnuaire();
	return Response.json(fichiers.get(`${params.fichier}.json`));
};
