import { MINIMUM } from '../dossier/etapes/gouvernance.ts';
import type { Dossier } from '../dossier/schema.ts';
import { copilEtroit, copilNombreux, membresCopil } from '../faits/constats.ts';
import { ou, estOui } from '../faits/logique.ts';
import { plusFaible, type Regle, type Verdict } from './modele.ts';

const PRESIDENCE: Record<string, Verdict> = { elu: 'conforme', copresidence: 'a-consolider', autre: 'ecart' };

// Instruction 2025/8, contexte: « sous l’égide du maire ou du président de l’intercommunalité »; annex 2: elected members preside.
export const presidenceElu: Regle = (d) => PRESIDENCE[d.gouvernance?.presidence?.mode ?? ''] ?? 'a-renseigner';

/** Categories of the minimum (guide, part 3) that no member of the COPIL fills yet. */
export function siegesManquants(d: Dossier): string[] {
	const presentes: string[] = membresCopil(d).flatMap((m) => m.categorie ?? []);
	return MINIMUM.filter((c) => !presentes.includes(c));
}

/** Whether the COPIL is only foreseen: nobody was typed, the first contacts tell. */
export const copilPressenti = (d: Dossier): boolean => membresCopil(d).length === 0;

// Before members are named: those whom the référentiel wants beside the elected members (§4).
function copilDApresContacts(d: Dossier): Verdict {
	const { psychiatrie, personnesConcernees, aidants } = d.preparation?.partenaires ?? {};
	const etats = [psychiatrie, personnesConcernees, aidants].map((c) => c?.etat);
	const verdicts = etats.map((e): Verdict =>
		e === 'accord' ? 'conforme' : e === 'contacte' || e === 'non' ? 'a-consolider' : 'a-renseigner',
	);
	return plusFaible(...verdicts);
}

// Référentiel, §4: the four « a minima »; guide, part 3: the coordination too. A member without a category may be one of them.
export const copilMinimum: Regle = (d) => {
	if (copilPressenti(d)) return copilDApresContacts(d);
	const manquants = siegesManquants(d);
	if (manquants.length === 0) return 'conforme';
	if (membresCopil(d).some((m) => m.categorie === undefined)) return 'a-renseigner';
	return manquants.every((c) => c === 'coordination') ? 'a-consolider' : 'ecart';
};

// Référentiel, §4: « deux fois par an »; guide, part 3: « au minimum ». A single meeting is half of it, none is a gap.
export const copilDeuxReunions: Regle = (d) => {
	const reunions = d.gouvernance?.copil?.reunions;
	if (reunions === undefined) return 'a-renseigner';
	if (reunions >= 2) return 'conforme';
	return reunions === 1 ? 'a-consolider' : 'ecart';
};

// Guide, part 3: « trop restreint ou trop large peut nuire »; it proposes a smaller committee that prepares. Never a gap.
export const copilTaille: Regle = (d) => {
	if (copilPressenti(d)) return 'a-renseigner';
	const { restreint, comiteTechnique } = d.gouvernance?.copil ?? {};
	const prepare = ou(estOui(restreint), estOui(comiteTechnique));
	return copilEtroit(d) || (copilNombreux(d) && !prepare) ? 'a-consolider' : 'conforme';
};

type Membre = ReturnType<typeof membresCopil>[number];
const sansMandat = (m: Membre): boolean =>
	m.siege === undefined || m.siege === 'ne-sait-pas' ? !m.structure?.trim() : m.siege === 'individuel';

/** Members who sit for themselves, and those of whom neither structure nor kind of seat is told. */
export const membresSansMandat = (d: Dossier) => ({
	individuels: membresCopil(d).filter((m) => m.siege === 'individuel'),
	inconnus: membresCopil(d).filter((m) => m.siege !== 'individuel' && sansMandat(m)),
});

// Référentiel, §4: members sit « en tant que représentants, et non à titre individuel ».
export const membresMandates: Regle = (d) => {
	const { individuels, inconnus } = membresSansMandat(d);
	if (individuels.length > 0) return 'ecart';
	return copilPressenti(d) || inconnus.length > 0 ? 'a-renseigner' : 'conforme';
};

const DECISION: Record<string, Verdict> = { collective: 'conforme', 'consensus-vote': 'conforme', presidence: 'ecart' };

// Guide, part 3: « toutes les décisions sont validées collectivement »; a vote of all, where no agreement comes, is still theirs.
export const decisionCollective: Regle = (d) => DECISION[d.gouvernance?.copil?.decision ?? ''] ?? 'a-renseigner';
