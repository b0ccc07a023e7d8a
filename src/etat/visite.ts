export { rappelTu, repliRetenu, retenirRepli, taireRappel } from '../stockage/visite.ts';
