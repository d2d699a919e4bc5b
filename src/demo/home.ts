import { type Step, type StepName, steps } from '../course/steps.ts';
import type { Say } from '../i18n/message.ts';
import { type House, houseAfter } from './growing-house.ts';

/** A step as the home page shows it, in the visitor's language. */
export interface HomeStep extends Pick<Step, 'number' | 'name'> {
  title: string;
  summary: string;
  /** The step's line in `app.ts`. */
  line: string;
  /** What later middleware can use. */
  leaves: string;
  /** What it refuses, and how. */
  refuses: string;
  house: House;
}

const lines: Record<StepName, string> = {
  setup: 'createServer(config)',
  issue: ".post('/login', login(config, users))",
  extract: '.use(extractToken())',
  decode: '.use(decodeToken(config))',
  attach: '.use(attachUser(users))',
};

/** The five steps for the home page. */
export function homeSteps(say: Say): HomeStep[] {
  const leaves: Record<StepName, string> = {
    setup: say('pages.home.setup.leaves'),
    issue: '{ token, expires, user }',
    extract: 'ctx.state.token',
    decode: 'ctx.state.claims',
    attach: 'ctx.state.user',
  };
  return steps.map(({ number, name }) => ({
    ...{ number, name, line: lines[name], leaves: leaves[name], house: houseAfter(number) },
    title: say(`steps.${name}.title`),
    summary: say(`steps.${name}.summary`),
    refuses: say(`pages.home.${name}.refuses`),
  }));
}
