// Draws public/partage.png, the picture that social networks show: node tests/outils/partage.mjs
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ARGUMENTS, trouverChromium } from './chromium.mjs';

const racine = new URL('../../', import.meta.url);
const police = (nom) =>
	readFileSync(new URL(`node_modules/@fontsource-variable/${nom}/files/${nom}-latin-wght-normal.woff2`, racine)).toString('base64');
const feuilles = ['Note de synthèse', 'Projet de délibération', 'Budget prévisionnel', 'Fiche de poste'];

const page = `<!doctype html><html lang="fr"><meta charset="utf-8"><style>
@font-face { font-family: Serif4; font-weight: 200 900; src: url(data:font/woff2;base64,${police('source-serif-4')}); }
@font-face { font-family: Sans3; font-weight: 200 900; src: url(data:font/woff2;base64,${police('source-sans-3')}); }
body { margin: 0; width: 1200px; height: 630px; overflow: hidden; position: relative; background: #fbf9f5; color: #1b2430; font: 27px/1.4 Sans3; }
.marque { position: absolute; left: 72px; top: 64px; display: flex; gap: 16px; align-items: center; font: 600 30px/1 Serif4; color: #1b2430; }
h1 { position: absolute; left: 72px; top: 172px; width: 640px; margin: 0; font: 600 67px/1.12 Serif4; letter-spacing: -1.4px; }
p.lead { position: absolute; left: 72px; top: 428px; width: 560px; margin: 0; color: #4e5a68; font-size: 29px; }
.pied { position: absolute; left: 0; bottom: 0; width: 1200px; height: 14px; background: #14534a; }
.f { position: absolute; width: 370px; height: 640px; box-sizing: border-box; padding: 15px 28px; border: 1.5px solid #dcd6ca; background: #fff; box-shadow: 0 14px 30px -18px rgb(59 47 26 / 45%); font: 600 21px/1.3 Serif4; color: #4e5a68; }
.devant { color: #1b2430; padding: 26px 30px; }
.devant small { display: block; margin-bottom: 14px; font: 600 14px/1 Sans3; letter-spacing: 1px; color: #4e5a68; }
.devant b { display: block; margin-bottom: 16px; font: 600 25px/1.24 Serif4; }
.devant p { margin: 0 0 12px; font: 17.5px/1.5 Serif4; }
.r { padding: 0 3px; border-bottom: 2px solid #14534a; background: #e4efec; } .m { padding: 0 3px; border-bottom: 2px solid #805300; background: #fdf0d3; color: #805300; }
</style>
<div class="marque"><svg viewBox="0 0 34 30" width="58" height="51"><g fill="none" stroke="#14534a" stroke-width="2.4"><circle cx="12" cy="11" r="8.6"/><circle cx="22" cy="11" r="8.6"/><circle cx="17" cy="19.4" r="8.6"/></g></svg>Parcours CLSM</div>
<h1>Préparez votre conseil local de santé mentale</h1>
<p class="lead">Des questions sur votre territoire, cinq projets de documents à discuter avec vos partenaires.</p>
${feuilles.map((titre, i) => `<div class="f" style="left:${804 - 20 * i}px;top:${56 + 54 * i}px">${titre}</div>`).join('')}
<div class="f devant" style="left:724px;top:272px"><small>PROJET · DOCUMENT DE TRAVAIL</small><b>Convention de partenariat du conseil local de santé mentale</b>
<p>Entre <span class="r">la communauté d’agglomération</span>, en vertu de la délibération du <span class="m">[à décider&nbsp;: date]</span>,</p><p>et <span class="r">le centre hospitalier</span>, il est convenu ce qui suit.</p></div>
<div class="pied"></div></html>`;

const navigateur = await chromium.launch({ executablePath: await trouverChromium(), args: ARGUMENTS });
const onglet = await navigateur.newPage({ viewport: { width: 1200, height: 630 } });
await onglet.setContent(page);
await onglet.evaluate(() => document.fonts.ready);
await onglet.screenshot({ path: fileURLToPath(new URL('public/partage.png', racine)) });
await navigateur.close();
