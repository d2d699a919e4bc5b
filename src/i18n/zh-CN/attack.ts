import { access } from './attack/access.ts';
import { advice } from './attack/advice.ts';
import { algorithm } from './attack/algorithm.ts';
import { body } from './attack/body.ts';
import { carrier } from './attack/carrier.ts';
import { claims } from './attack/claims.ts';
import { costlySignIn } from './attack/costly-sign-in.ts';
import { edges } from './attack/edges.ts';
import { encoding } from './attack/encoding.ts';
import { everyResponse } from './attack/every-response.ts';
import { header } from './attack/header.ts';
import { json } from './attack/json.ts';
import { key } from './attack/key.ts';
import { login } from './attack/login.ts';
import { looseTokens } from './attack/loose-tokens.ts';
import { nearClaims } from './attack/near-claims.ts';
import { nearHeader } from './attack/near-header.ts';
import { origins } from './attack/origins.ts';
import { outcome } from './attack/outcome.ts';
import { places } from './attack/places.ts';
import { register } from './attack/register.ts';
import { report } from './attack/report.ts';
import { responses } from './attack/responses.ts';
import { server } from './attack/server.ts';
import { sessions } from './attack/sessions.ts';
import { signIn } from './attack/sign-in.ts';
import { signature } from './attack/signature.ts';
import { time } from './attack/time.ts';
import { together } from './attack/together.ts';
import { token } from './attack/token.ts';
import { validTokens } from './attack/valid-tokens.ts';

export const attack = {
  ...access,
  ...advice,
  ...algorithm,
  ...body,
  ...carrier,
  ...claims,
  ...edges,
  ...signIn,
  ...places,
  ...looseTokens,
  ...nearHeader,
  ...nearClaims,
  ...validTokens,
  ...together,
  ...everyResponse,
  ...encoding,
  ...header,
  ...json,
  ...key,
  ...login,
  ...origins,
  ...responses,
  ...costlySignIn,
  ...register,
  ...sessions,
  ...outcome,
  ...report,
  ...server,
  ...signature,
  ...time,
  ...token,
};
