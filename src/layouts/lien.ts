/** Address of a page or file of the site under its base path: `lien('/resultat/')`. */
export const lien = (chemin: `/${string}`): string => import.meta.env.BASE_URL.replace(/\/$/, '') + chemin;
