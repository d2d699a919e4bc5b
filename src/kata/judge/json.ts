export { fieldOf, objectIn } from '../../attacks/json.ts';
