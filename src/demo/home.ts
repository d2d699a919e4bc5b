import { type Step, type StepName, steps } from '../course/steps.ts';
import { type House, houseAfter } from './growing-house.ts';

/** A step as the home page shows it. */
export interface HomeStep extends Step {
  /** The step's line in the chain. */
  line: string;
  /** What later middleware can use. */
  leaves: string;
  /** What it refuses, and how. */
  refuses: string;
  house: House;
}

const details: Record<StepName, Pick<HomeStep, 'line' | 'leaves' | 'refuses'>> = {
  setup: {
    line: 'createServer(config)',
    leaves: 'an app that answers GET /health',
    refuses: 'to start with a secret that is missing, short or well known',
  },
  issue: {
    line: ".post('/login', login(config, users))",
    leaves: '{ token, expires, user }',
    refuses: '401 invalid_credentials: wrong username or password',
  },
  extract: {
    line: '.use(extractToken())',
    leaves: 'ctx.state.token',
    refuses: '400 invalid_request: sent twice, or not a string',
  },
  decode: {
    line: '.use(decodeToken(config))',
    leaves: 'ctx.state.claims',
    refuses: '401 invalid_token: forged, malformed or expired',
  },
  attach: {
    line: '.use(attachUser(users))',
    leaves: 'ctx.state.user',
    refuses: '401 invalid_token: the user no longer exists',
  },
};

/** The five steps for the home page. */
export const homeSteps: readonly HomeStep[] = steps.map((step) => ({
  ...step,
  ...details[step.name],
  house: houseAfter(step.number),
}));
