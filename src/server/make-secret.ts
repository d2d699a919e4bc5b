import { makeSecret } from './secret.ts';

console.log(makeSecret());
