import { access } from './attack/access.ts';
import { advice } from './attack/advice.ts';
import { algorithm } from './attack/algorithm.ts';
import { body } from './attack/body.ts';
import { carrier } from './attack/carrier.ts';
import { claims } from './attack/claims.ts';
import { encoding } from './attack/encoding.ts';
import { header } from './attack/header.ts';
import { json } from './attack/json.ts';
import { key } from './attack/key.ts';
import { login } from './attack/login.ts';
import { outcome } from './attack/outcome.ts';
import { report } from './attack/report.ts';
import { server } from './attack/server.ts';
import { signature } from './attack/signature.ts';
import { time } from './attack/time.ts';
import { token } from './attack/token.ts';

export const attack = {
  ...access,
  ...advice,
  ...algorithm,
  ...body,
  ...carrier,
  ...claims,
  ...encoding,
  ...header,
  ...json,
  ...key,
  ...login,
  ...outcome,
  ...report,
  ...server,
  ...signature,
  ...time,
  ...token,
};
