import type { Clause, Source } from '../../contenu/modele.ts';
import type { Bloc, NomDocument } from '../../document/modele.ts';
import { lien } from '../../layouts/lien.ts';
import type { EtapeDite, QuestionDite } from '../questions/differences.ts';
import { clausesDesTitres, type Pourquoi } from './pourquoi.ts';

/** What the words of « Pourquoi cette clause ? » are drawn from. */
interface Lues {
	/** By id of title. */
	clauses: Map<string, Clause>;
	sources: Record<string, Source>;
	questions: Map<string, QuestionDite>;
	/** Ids of the questions. */
	ids: string[];
}

async function lire<T>(adresse: `/${string}`): Promise<T> {
	const reponse = await fetch(lien(adresse));
	if (!reponse.ok) throw new Error(reponse.statusText);
	return (await reponse.json()) as T;
}

/** Loaded once for the document, when one first asks. */
export class Explications {
	private donnees = $state.raw<{ pourquoi: Pourquoi; etapes: EtapeDite[] }>();
	erreur = $state(false);
	private demande: Promise<void> | undefined;
	private readonly nom: NomDocument;
	private readonly blocs: () => Bloc[];
	readonly lues: Lues | undefined = $derived.by(() => {
		if (!this.donnees) return undefined;
		const { pourquoi, etapes } = this.donnees;
		const questions = new Map(etapes.flatMap((e) => e.questions).map((q) => [q.id, q]));
		const clauses = clausesDesTitres(this.blocs(), pourquoi.clauses[this.nom]);
		return { clauses, sources: pourquoi.sources, questions, ids: [...questions.keys()] };
	});

	constructor(nom: NomDocument, blocs: () => Bloc[]) {
		this.nom = nom;
		this.blocs = blocs;
	}

	charger(): Promise<void> {
		return (this.demande ??= this.lireTout());
	}

	private async lireTout(): Promise<void> {
		this.erreur = false;
		try {
			const [pourquoi, etapes] = await Promise.all([lire<Pourquoi>('/pourquoi.json'), lire<EtapeDite[]>('/relecture.json')]);
			this.donnees = { pourquoi, etapes };
		} catch {
			this.erreur = true;
			this.demande = undefined;
		}
	}
}
