/** One storey of a drawn house. Lengths are in units of the drawing. */
export interface Floor {
  word: string;
  /** Distance of its upper edge from the top of the drawing. */
  top: number;
  newest: boolean;
}

/** A step of the course as the home page shows it: the house as far as this step, and what the step adds. */
export interface Storey {
  number: number;
  word: string;
  title: string;
  summary: string;
  /** The step's line in the chain. */
  line: string;
  leaves: string;
  refuses: string;
  /** The drawing's `viewBox`: from the tip of the roof to the ground, which all houses share. */
  drawing: string;
  floors: Floor[];
}

const steps = [
  {
    word: 'setup',
    title: 'Setup and secret',
    summary: 'A Koa app that reads bodies, answers errors as JSON, and holds one strong secret.',
    line: 'createServer(config)',
    leaves: 'an app that answers GET /health',
    refuses: 'to start with a secret that is missing, short or well known',
  },
  {
    word: 'issue',
    title: 'Issue a token',
    summary: 'A name and a password come in. If they fit, a signed token goes out.',
    line: ".post('/login', login(config, users))",
    leaves: '{ token, expires, user }',
    refuses: '401 invalid_credentials: wrong name or password',
  },
  {
    word: 'extract',
    title: 'Extract it',
    summary: 'The token may come by three carriers: body, query or header. The first one decides.',
    line: '.use(extractToken())',
    leaves: 'ctx.state.token',
    refuses: '400 invalid_request: sent twice, or not as text',
  },
  {
    word: 'decode',
    title: 'Decode and check expiry',
    summary: 'The signature must hold, the issuer must be us, and the time must not be up.',
    line: '.use(decodeToken(config))',
    leaves: 'ctx.state.claims',
    refuses: '401 invalid_token: forged, malformed or expired',
  },
  {
    word: 'attach',
    title: 'Attach the user',
    summary:
      'The subject becomes a user, looked up on every request. Now the server knows who asks.',
    line: '.use(attachUser(users))',
    leaves: 'ctx.state.user',
    refuses: '401 invalid_token: the user is gone',
  },
];

const width = 200;
const ground = 236;
const height = 36;
const roof = 36;
const kerb = 4;

/** The five storeys in the order they are built. */
export const storeys: Storey[] = steps.map((step, index) => ({
  ...step,
  number: index + 1,
  drawing: drawingOf(index + 1),
  floors: steps.slice(0, index + 1).map(({ word }, level) => ({
    word,
    top: ground - height * (level + 1),
    newest: level === index,
  })),
}));

function drawingOf(floors: number): string {
  const sky = ground - height * floors - roof;
  return `0 ${sky} ${width} ${ground + kerb - sky}`;
}
