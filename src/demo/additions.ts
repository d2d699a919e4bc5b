import type { StepName } from '../course/steps.ts';
import type { Say } from '../i18n/message.ts';
import { inlineCodeHtml } from './inline-code.ts';
import type { StepOnPage } from './progress.ts';

/** What a step adds to the server. */
export interface Addition extends StepOnPage {
  /** The step's line in `app.ts`, as code. */
  lineHtml: string;
  /** What later middleware can use. */
  leaves: string;
  /** What it refuses, and how. */
  refuses: string;
}

const lines: Record<StepName, string> = {
  setup: 'createServer(config)',
  issue: ".post('/login', login(config, users))",
  extract: '.use(extractToken())',
  decode: '.use(decodeToken(config))',
  attach: '.use(attachUser(users))',
};

/** What each step adds, for the page of all steps. */
export function additionsOf(steps: readonly StepOnPage[], say: Say): Addition[] {
  const leaves: Record<StepName, string> = {
    setup: say('home.setup.leaves'),
    issue: '{ token, expires, user }',
    extract: 'ctx.state.token',
    decode: 'ctx.state.claims',
    attach: 'ctx.state.user',
  };
  return steps.map((step) => ({
    ...step,
    lineHtml: inlineCodeHtml(lines[step.name]),
    leaves: leaves[step.name],
    refuses: say(`home.${step.name}.refuses`),
  }));
}
