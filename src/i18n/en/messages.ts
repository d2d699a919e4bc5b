import { attach } from './attach.ts';
import { attack } from './attack.ts';
import { decode } from './decode.ts';
import { extract } from './extract.ts';
import { issue } from './issue.ts';
import { judge } from './judge.ts';
import { setup } from './setup.ts';
import { shared } from './shared.ts';
import { steps } from './steps.ts';

/** All messages in English: the source of the ids and of the values that they need. */
export const messages = {
  ...shared,
  ...steps,
  ...judge,
  ...setup,
  ...issue,
  ...extract,
  ...decode,
  ...attach,
  ...attack,
} as const;

/** An area in another language: a message for each of its ids, in the plural alone where there is a singular. */
export type Translation<Area> = {
  readonly [Id in keyof Area as Id extends `${string}_one` ? never : Id]: string;
};
