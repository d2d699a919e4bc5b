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

/** All messages in Chinese. */
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
};
