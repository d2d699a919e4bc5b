import { attach } from './attach.ts';
import { judge } from './judge.ts';

/** Everything that checks say, in Chinese. */
export const messages = { ...judge, ...attach };
