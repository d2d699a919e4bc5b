import type { Attack } from './attack.ts';
import { access } from './catalogue/access.ts';
import { algorithm } from './catalogue/algorithm.ts';
import { body } from './catalogue/body.ts';
import { carrier } from './catalogue/carrier.ts';
import { claims } from './catalogue/claims.ts';
import { edges } from './catalogue/edges.ts';
import { encoding } from './catalogue/encoding.ts';
import { everyResponse } from './catalogue/every-response.ts';
import { header } from './catalogue/header.ts';
import { json } from './catalogue/json.ts';
import { key } from './catalogue/key.ts';
import { login } from './catalogue/login.ts';
import { looseTokens } from './catalogue/loose-tokens.ts';
import { nearClaims } from './catalogue/near-claims.ts';
import { nearHeader } from './catalogue/near-header.ts';
import { places } from './catalogue/places.ts';
import { server } from './catalogue/server.ts';
import { signIn } from './catalogue/sign-in.ts';
import { signature } from './catalogue/signature.ts';
import { time } from './catalogue/time.ts';
import { together } from './catalogue/together.ts';
import { token } from './catalogue/token.ts';
import { validTokens } from './catalogue/valid-tokens.ts';

/** All attacks, in the order of the steps. */
export const catalogue: readonly Attack[] = [
  ...server,
  ...body,
  ...edges,
  ...key,
  ...login,
  ...signIn,
  ...token,
  ...carrier,
  ...places,
  ...signature,
  ...encoding,
  ...algorithm,
  ...header,
  ...json,
  ...time,
  ...claims,
  ...looseTokens,
  ...nearHeader,
  ...nearClaims,
  ...validTokens,
  ...access,
  ...together,
  // Last, because they look at all responses.
  ...everyResponse,
];
