/** Where the share of a payer stands; `reste` is what the carrier keeps, `inconnu` what nobody has said yet. */
export type EtatPayeur = 'acquis' | 'sollicite' | 'a-solliciter' | 'reste' | 'inconnu';

export const MOTS_PAYEUR: Record<EtatPayeur, string> = {
	acquis: 'acquis',
	sollicite: 'sollicité',
	'a-solliciter': 'à solliciter',
	reste: 'reste à charge',
	inconnu: 'à décider',
};
