export { rappelTu, taireRappel } from '../stockage/visite.ts';
