/** Twips (1/20 point): an A4 page and its margins. */
export const PAGE = { width: 11906, height: 16838 } as const;
export const MARGES = { top: 1400, bottom: 1360, left: 1247, right: 1247, header: 680, footer: 620 } as const;
export const LARGEUR_UTILE = PAGE.width - MARGES.left - MARGES.right;
