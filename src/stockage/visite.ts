import { oser } from './temoin.ts';

/** What a person has put off until the next visit of this tab. */
const RAPPEL = 'parcours-clsm/rappel-tu';

export const taireRappel = (): void => void oser(() => sessionStorage.setItem(RAPPEL, '1'));
export const rappelTu = (): boolean => oser(() => sessionStorage.getItem(RAPPEL)) === '1';

/** The panel of the stages has been folded away for this visit. */
const REPLI = 'parcours-clsm/panneau-replie';

export const retenirRepli = (replie: boolean): void =>
	void oser(() => (replie ? sessionStorage.setItem(REPLI, '1') : sessionStorage.removeItem(REPLI)));
export const repliRetenu = (): boolean => oser(() => sessionStorage.getItem(REPLI)) === '1';
