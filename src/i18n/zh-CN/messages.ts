import { attach } from './attach.ts';
import { decode } from './decode.ts';
import { extract } from './extract.ts';
import { issue } from './issue.ts';
import { judge } from './judge.ts';
import { setup } from './setup.ts';

/** Everything that checks say, in Chinese. */
export const messages = { ...judge, ...setup, ...issue, ...extract, ...decode, ...attach };
