import type { Dossier } from '../../dossier/schema.ts';
import { minuscule } from '../../francais.ts';
import { evaluer, type Constat } from '../../referentiel/evaluer.ts';
import { ORDRE, type Verdict } from '../../referentiel/modele.ts';
import { valeur, type Contexte, type Entree, type Lecture, type LectureListe } from '../valeur.ts';

/** The eight sections of the référentiel, in its order; a template words each. */
const SECTIONS = ['definition', 'objectifs', 'perimetre', 'instances', 'coordination', 'financement', 'suivi', 'articulation'] as const;

const VERDICTS: Record<Verdict, string> = {
	ecart: 'ecart',
	'a-consolider': 'aConsolider',
	'a-renseigner': 'aRenseigner',
	conforme: 'conforme',
	'sans-objet': 'sansObjet',
};
const verdict = (v: Verdict): Entree => Object.fromEntries(ORDRE.map((o) => [VERDICTS[o], o === v]));

const constats = (d: Dossier, { contenu }: Contexte): Constat[] => evaluer(d, contenu.recommandations);

/** `phrase` says why, in terms of these answers. */
const constat = (c: Constat): Entree => ({
	titre: valeur(c.questions[0] ?? '', c.titre),
	enLigne: valeur(c.questions[0] ?? '', minuscule(c.titre)),
	phrase: valeur(c.questions[0] ?? '', c.phrase),
	...verdict(c.verdict),
});

const autresSections = Object.fromEntries(SECTIONS.map((s) => [s, false]));

/** The texts that several constats rest on, once each; the figures that they cite stand in the sentences. */
const TEXTES = /^(ref|guide|instruction)_/;
const sourcesDe = (liste: Constat[], { contenu }: Contexte): Entree[] =>
	[...new Set(liste.flatMap((c) => c.sources.filter((s) => TEXTES.test(s))))].map((id) => ({
		texte: { texte: contenu.sources[id]?.texte ?? id, source: id },
	}));

/** Section by section, the most useful gap first in each; a section without a recommandation is left out. */
const sectionsReferentiel: LectureListe = (d, c) => {
	const tous = constats(d, c);
	return SECTIONS.flatMap((nom, rang): Entree[] => {
		const siens = tous.filter((x) => x.section === rang + 1);
		if (siens.length === 0) return [];
		return [{ ...autresSections, [nom]: true, constats: siens.map(constat), sources: sourcesDe(siens, c) }];
	});
};

/** How many constats of each verdict, the verdicts without any left out. */
const bilanReferentiel: LectureListe = (d, c) => {
	const tous = constats(d, c);
	return (['conforme', 'a-consolider', 'ecart', 'a-renseigner', 'sans-objet'] as const).flatMap((v): Entree[] => {
		const n = tous.filter((x) => x.verdict === v).length;
		return n === 0 ? [] : [{ nombre: { texte: String(n) }, pluriel: n > 1, ...verdict(v) }];
	});
};

/** What the council should hear first, on one sheet: gaps, then what is to be strengthened. */
const POINTS_DITS = 2;
const aDire = (d: Dossier, c: Contexte): Constat[] =>
	(['ecart', 'a-consolider'] as const).flatMap((v) => constats(d, c).filter((x) => x.verdict === v));

export const valeursReferentiel: Record<string, Lecture> = {
	constatsNombre: (d, c) => ({ texte: String(constats(d, c).length) }),
};

export const listesReferentiel: Record<string, LectureListe> = {
	sectionsReferentiel,
	bilanReferentiel,
	pointsAttention: (d, c) => aDire(d, c).slice(0, POINTS_DITS).map(constat),
	pointsAttentionSuite: (d, c) => aDire(d, c).slice(POINTS_DITS).map(constat),
};
