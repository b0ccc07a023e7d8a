import { MINIMUM } from '../dossier/etapes/gouvernance.ts';
import type { Dossier } from '../dossier/schema.ts';
import { est } from '../faits/logique.ts';
import { plusFaible, type Regle, type Verdict } from './modele.ts';

/** Categories of the minimum (guide, part 3) that no member of the COPIL fills yet. */
export function siegesManquants(d: Dossier): string[] {
	const presentes: string[] = (d.gouvernance?.copil?.membres ?? []).flatMap((m) => m.categorie ?? []);
	return MINIMUM.filter((c) => !presentes.includes(c));
}

/** Whether the COPIL is only foreseen: nobody was typed, the first contacts tell. */
export const copilPressenti = (d: Dossier): boolean => !d.gouvernance?.copil?.membres?.length;

// Before members are named: those whom the référentiel wants beside the elected members (§4).
function copilDApresContacts(d: Dossier): Verdict {
	const { psychiatrie, personnesConcernees, aidants } = d.preparation?.partenaires ?? {};
	const etats = [psychiatrie, personnesConcernees, aidants].map((c) => c?.etat);
	const verdicts = etats.map((e): Verdict =>
		e === 'accord' ? 'conforme' : e === 'contacte' || e === 'non' ? 'a-consolider' : 'a-renseigner',
	);
	return plusFaible(...verdicts);
}

// Référentiel, §4: the four « a minima »; guide, part 3: the coordination too.
export const copilMinimum: Regle = (d) => {
	if (copilPressenti(d)) return copilDApresContacts(d);
	const manquants = siegesManquants(d);
	if (manquants.length === 0) return 'conforme';
	return manquants.every((c) => c === 'coordination') ? 'a-consolider' : 'ecart';
};

// Référentiel, §4: payment, adapted formats, time to build trust; guide, part 1, conditions « organisation » and « confiance ».
export const participationEffective: Regle = (d) => {
	const { retribution, conditions } = d.gouvernance?.participation ?? {};
	const retribuee = est(retribution, 'frais', 'paiement');
	if (retribuee === undefined) return 'a-renseigner';
	if (!retribuee) return conditions?.length ? 'a-consolider' : 'ecart';
	return conditions?.includes('organisation') && conditions.includes('confiance') ? 'conforme' : 'a-consolider';
};
