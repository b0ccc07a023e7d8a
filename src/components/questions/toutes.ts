import Annuaire from './Annuaire.svelte';
import Communes from './Communes.svelte';
import Montants from './Montants.svelte';
import Ordre from './Ordre.svelte';
import Perimetre from './Perimetre.svelte';
import Scenarios from './Scenarios.svelte';
import Simulation from './Simulation.svelte';
import Synthese from './Synthese.svelte';
import type { Rares } from './rares.ts';

/** For a page that may ask any question. */
export const TOUTES: Rares = {
	annuaire: Annuaire,
	communes: Communes,
	montants: Montants,
	ordre: Ordre,
	perimetre: Perimetre,
	scenarios: Scenarios,
	simulation: Simulation,
	synthese: Synthese,
};
