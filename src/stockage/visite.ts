import { oser } from './temoin.ts';

/** What a person has put off until the next visit of this tab. */
const RAPPEL = 'parcours-clsm/rappel-tu';

export const taireRappel = (): void => void oser(() => sessionStorage.setItem(RAPPEL, '1'));
export const rappelTu = (): boolean => oser(() => sessionStorage.getItem(RAPPEL)) === '1';
