import type { Attack } from './attack.ts';
import { access } from './catalogue/access.ts';
import { algorithm } from './catalogue/algorithm.ts';
import { body } from './catalogue/body.ts';
import { carrier } from './catalogue/carrier.ts';
import { claims } from './catalogue/claims.ts';
import { costlySignIn } from './catalogue/costly-sign-in.ts';
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
import { allowedOrigin } from './catalogue/origins/allowed-origin.ts';
import { foreignOrigins } from './catalogue/origins/foreign-origins.ts';
import { lookAlikeOrigins } from './catalogue/origins/look-alikes.ts';
import { places } from './catalogue/places.ts';
import { register } from './catalogue/register.ts';
import { responses } from './catalogue/responses.ts';
import { server } from './catalogue/server.ts';
import { refreshInput } from './catalogue/sessions/refresh-input.ts';
import { refreshReuse } from './catalogue/sessions/refresh-reuse.ts';
import { sessionClaims } from './catalogue/sessions/session-claims.ts';
import { sessionEnds } from './catalogue/sessions/session-ends.ts';
import { signIn } from './catalogue/sign-in.ts';
import { signature } from './catalogue/signature.ts';
import { time } from './catalogue/time.ts';
import { together } from './catalogue/together.ts';
import { token } from './catalogue/token.ts';
import { validTokens } from './catalogue/valid-tokens.ts';

/** All attacks, in the order of the steps. */
export const catalogue: readonly Attack[] = [
  ...server,
  ...responses,
  ...foreignOrigins,
  ...lookAlikeOrigins,
  ...allowedOrigin,
  ...body,
  ...edges,
  ...key,
  ...login,
  ...signIn,
  ...costlySignIn,
  ...register,
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
  ...sessionClaims,
  ...refreshReuse,
  ...refreshInput,
  // Last of those that need a token, because they sign the user out.
  ...sessionEnds,
  // Last, because they look at all responses.
  ...everyResponse,
];

/** The attacks on a server of the course, which has no sessions and allows no other origin. */
export const courseAttacks: readonly Attack[] = catalogue.filter(
  ({ feature }) => feature === undefined,
);
