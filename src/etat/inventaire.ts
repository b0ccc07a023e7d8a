export { inventorier, type Inventaire } from '../stockage/inventaire.ts';
