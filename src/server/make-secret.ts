import { makeSecret } from './config/secret.ts';

console.log(makeSecret());
