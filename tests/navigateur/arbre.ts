/** The accessibility tree: what assistive technologies are told, and what a diff of it shows. */
import type { Page } from '@playwright/test';

export interface Noeud {
	role: string;
	nom: string;
	niveau: number;
}

/** The tree that Chromium hands to assistive technologies, in reading order. */
export async function arbre(page: Page): Promise<Noeud[]> {
	const session = await page.context().newCDPSession(page);
	const { nodes } = await session.send('Accessibility.getFullAXTree');
	await session.detach();
	const parId = new Map(nodes.map((n) => [n.nodeId, n]));
	const suite = (id: string): Noeud[] => {
		const n = parId.get(id);
		if (!n) return [];
		const niveau = Number(n.properties?.find((p) => p.name === 'level')?.value.value ?? 0);
		const soi = n.ignored ? [] : [{ role: String(n.role?.value), nom: String(n.name?.value ?? '').trim(), niveau }];
		return [...soi, ...(n.childIds ?? []).flatMap(suite)];
	};
	return suite(nodes[0]?.nodeId ?? '');
}

const A_NOMMER = new Set(
	'button link textbox searchbox combobox listbox checkbox radio spinbutton option group radiogroup region navigation dialog heading Date DisclosureTriangle progressbar image table'.split(
		' ',
	),
);
/** `details` is a group that its summary names. */
const replie = (n: Noeud, suivant: Noeud | undefined): boolean => n.role === 'group' && suivant?.role === 'DisclosureTriangle';

/** What breaks the reading: nameless controls and groups, headings out of order, landmarks missing or of one name. */
export function fautes(noeuds: Noeud[]): string[] {
	const combien = (role: string): number => noeuds.filter((n) => n.role === role).length;
	const titres = noeuds.filter((n) => n.role === 'heading');
	const reperes = noeuds.filter((n) => n.role === 'navigation' || n.role === 'region').map((n) => `${n.role} « ${n.nom} »`);
	return [
		...noeuds.filter((n, i) => A_NOMMER.has(n.role) && !n.nom && !replie(n, noeuds[i + 1])).map((n) => `${n.role} sans nom`),
		...['banner', 'main', 'contentinfo'].filter((r) => combien(r) !== 1).map((r) => `${r} : ${combien(r)} fois`),
		...(titres.filter((t) => t.niveau === 1).length === 1 ? [] : ['le titre de premier niveau n’est pas seul']),
		...titres.filter((t, i) => t.niveau > (titres[i - 1]?.niveau ?? 0) + 1).map((t) => `titre ${t.niveau} trop profond : ${t.nom}`),
		...reperes.filter((r, i) => reperes.indexOf(r) !== i).map((r) => `deux repères du même nom : ${r}`),
	];
}

const TEXTE = /^- (paragraph|text|strong|emphasis|code|time|list|listitem|term|definition|group|rowgroup|row|table)(: .*)?:?$/;

/** The snapshot without the running text: roles, names, levels, states. A paragraph may be reworded, a name or a role may not pass unseen. */
export function squelette(instantane: string): string {
	const lignes = instantane.split('\n').filter((l) => !/^\s*- \/url:/.test(l));
	const retrait = (ligne: string): number => ligne.length - ligne.trimStart().length;
	const gardees: string[] = [];
	for (const ligne of lignes.toReversed()) {
		const pleine = gardees[0] !== undefined && retrait(gardees[0]) > retrait(ligne);
		if (pleine || !TEXTE.test(ligne.trimStart())) gardees.unshift(pleine ? ligne : ligne.replace(/(\]|"):$/, '$1'));
	}
	return `${gardees.join('\n')}\n`;
}
