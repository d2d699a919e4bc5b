import { attach } from './attach.ts';
import { attack } from './attack.ts';
import { cause } from './cause.ts';
import { client } from './client.ts';
import { decode } from './decode.ts';
import { extract } from './extract.ts';
import { grade } from './grade.ts';
import { issue } from './issue.ts';
import { judge } from './judge.ts';
import { kata } from './kata.ts';
import { lab } from './lab.ts';
import { pages } from './pages.ts';
import { playground } from './playground.ts';
import { screen } from './screen.ts';
import { setup } from './setup.ts';
import { shared } from './shared.ts';
import { steps } from './steps.ts';

/** All messages in Chinese. */
export const messages = {
  ...shared,
  ...steps,
  ...kata,
  ...screen,
  ...grade,
  ...judge,
  ...cause,
  ...setup,
  ...issue,
  ...extract,
  ...decode,
  ...attach,
  ...attack,
  ...pages,
  ...playground,
  ...lab,
  ...client,
};
