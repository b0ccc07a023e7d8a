/** Headers of the built site, said once and written for each kind of host. The CSP of scripts and styles stands in each page, with its hashes. */

const UN_AN = 'public, max-age=31536000, immutable';
const RELIRE = 'public, max-age=0, must-revalidate';

/** What a `<meta>` cannot say (frame-ancestors), and what must hold for files that are no page. */
const CSP = [
	"frame-ancestors 'none'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'self'",
	"connect-src 'self'",
	"font-src 'self'",
	"img-src 'self' data: blob:",
].join('; ');

export const ENTETES: Record<string, string> = {
	'Content-Security-Policy': CSP,
	'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	// The page of the workshop reads QR codes with the camera of the facilitator, who is asked first.
	'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
};

/** Netlify, Cloudflare Pages and their like: `_headers` at the root of the site. `base` ends with a slash. */
export const pourNetlify = (base: string): string =>
	[
		`${base}*`,
		...Object.entries(ENTETES).map(([nom, valeur]) => `  ${nom}: ${valeur}`),
		`  Cache-Control: ${RELIRE}`,
		`${base}_astro/*`,
		`  ! Cache-Control`,
		`  Cache-Control: ${UN_AN}`,
		'',
	].join('\n');

/** Apache 2.4 with mod_headers: `.htaccess` in the folder of the site. */
export const pourApache = (base: string): string =>
	[
		`ErrorDocument 404 ${base}404.html`,
		'AddType application/manifest+json .webmanifest',
		'<IfModule mod_headers.c>',
		...Object.entries(ENTETES).map(([nom, valeur]) => `  Header always set ${nom} "${valeur}"`),
		`  Header set Cache-Control "${RELIRE}"`,
		`  <If "%{REQUEST_URI} =~ m#/_astro/#">`,
		`    Header set Cache-Control "${UN_AN}"`,
		'  </If>',
		'</IfModule>',
		'<IfModule mod_deflate.c>',
		'  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json image/svg+xml application/manifest+json font/ttf',
		'</IfModule>',
		'',
	].join('\n');

/** nginx: lines for the `server` block, `racine` being where the built site lies. */
export function pourNginx(base: string, racine = '/var/www/parcours-clsm'): string {
	const entetes = Object.entries(ENTETES).map(([nom, valeur]) => `    add_header ${nom} "${valeur}" always;`);
	const bloc = (chemin: string, cache: string, reste: string[]): string[] => [
		`location ${chemin} {`,
		`    ${base === '/' ? `root ${racine};` : `alias ${racine}${chemin.endsWith('_astro/') ? '/_astro' : ''}/;`}`,
		...entetes,
		`    add_header Cache-Control "${cache}" always;`,
		...reste,
		'}',
	];
	return [
		'# Inside the server block. add_header is not inherited: each location says all of them.',
		'charset utf-8;',
		'gzip_static on;',
		'gzip on;',
		'gzip_vary on;',
		'gzip_types text/css text/javascript application/javascript application/json image/svg+xml application/manifest+json font/ttf;',
		`error_page 404 ${base}404.html;`,
		...bloc(`${base}_astro/`, UN_AN, []),
		...bloc(base, RELIRE, ['    index index.html;']),
		'',
	].join('\n');
}
