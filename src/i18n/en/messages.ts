import { attach } from './attach.ts';
import { attack } from './attack.ts';
import { cause } from './cause.ts';
import { client } from './client.ts';
import { decode } from './decode.ts';
import { decoder } from './decoder.ts';
import { extract } from './extract.ts';
import { grade } from './grade.ts';
import { home } from './home.ts';
import { issue } from './issue.ts';
import { judge } from './judge.ts';
import { kata } from './kata.ts';
import { lab } from './lab.ts';
import { pages } from './pages.ts';
import { platform } from './platform.ts';
import { playground } from './playground.ts';
import { report } from './report.ts';
import { screen } from './screen.ts';
import { setup } from './setup.ts';
import { shared } from './shared.ts';
import { steps } from './steps.ts';
import { work } from './work.ts';

/** All messages in English: the source of the ids and of the values that they need. */
export const messages = {
  ...shared,
  ...steps,
  ...kata,
  ...screen,
  ...grade,
  ...report,
  ...platform,
  ...judge,
  ...cause,
  ...setup,
  ...issue,
  ...extract,
  ...decode,
  ...attach,
  ...attack,
  ...pages,
  ...home,
  ...playground,
  ...lab,
  ...decoder,
  ...client,
  ...work,
} as const;

/** The plural forms that other languages may have besides `_other` (CLDR, "Language Plural Rules"). */
type PluralOf<Id> = Id extends `${infer One}_other`
  ? `${One}_${'zero' | 'one' | 'two' | 'few' | 'many'}`
  : never;

/** An area in another language: a message for each of its ids, with the plural forms of that language. */
export type Translation<Area> = {
  readonly [Id in keyof Area as Id extends `${string}_one` ? never : Id]: string;
} & { readonly [Id in PluralOf<keyof Area>]?: string };
