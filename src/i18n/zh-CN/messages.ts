import { attach } from './attach.ts';
import { decode } from './decode.ts';
import { extract } from './extract.ts';
import { judge } from './judge.ts';

/** Everything that checks say, in Chinese. */
export const messages = { ...judge, ...extract, ...decode, ...attach };
