import type { Dossier } from '../../dossier/schema.ts';
import { payeursAbsents, payeursASolliciter, payeursEnAttente } from '../../faits/tripartite.ts';
import { enumeration, euros } from '../../francais.ts';
import { nommer } from '../noms.ts';

const NATURES: Record<string, string> = {
	diagnostic: 'le diagnostic',
	evaluation: 'l’évaluation',
	projets: 'les projets',
	communication: 'la communication',
	participation: 'la participation des personnes concernées',
	partenariat: 'la vie du partenariat',
	capitalisation: 'la capitalisation',
	autre: 'd’autres dépenses',
};

function depensesAuDela(d: Dossier): string {
	const natures = new Set((d.financement?.depenses ?? []).flatMap((x) => x.nature ?? []));
	return enumeration([...Object.keys(NATURES)].flatMap((n) => (natures.has(n as never) ? [NATURES[n] ?? n] : []))) || 'd’autres dépenses';
}

/** Section 6. */
export const valeursFinancement: Record<string, (d: Dossier) => string> = {
	payeursAbsents: (d) => nommer(payeursAbsents(d)),
	payeursASolliciter: (d) => nommer(payeursASolliciter(d)),
	/** « de l’hôpital et de l’ARS ». */
	payeursEnAttente: (d) => enumeration(payeursEnAttente(d).map((p) => `de ${nommer([p])}`)),
	enveloppe: (d) => (d.financement?.enveloppe === undefined ? 'un montant à préciser' : euros(d.financement.enveloppe)),
	depensesAuDela,
};
