import type { APIRoute } from 'astro';

/** The examples as the home page fetches them: the files of content/exemples/, unchanged. */
const fichiers = import.meta.glob<string>('/content/exemples/*.json', { eager: true, query: '?raw', import: 'default' });

export const getStaticPaths = () =>
	Object.entries(fichiers).map(([chemin, texte]) => ({ params: { nom: chemin.replace(/^.*\/|\.json$/g, '') }, props: { texte } }));

export const GET: APIRoute<{ texte: string }> = ({ props }) =>
	new Response(props.texte, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
