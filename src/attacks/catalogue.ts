import type { Attack } from './attack.ts';
import { access } from './catalogue/access.ts';
import { algorithm } from './catalogue/algorithm.ts';
import { body } from './catalogue/body.ts';
import { carrier } from './catalogue/carrier.ts';
import { claims } from './catalogue/claims.ts';
import { encoding } from './catalogue/encoding.ts';
import { header } from './catalogue/header.ts';
import { json } from './catalogue/json.ts';
import { key } from './catalogue/key.ts';
import { login } from './catalogue/login.ts';
import { server } from './catalogue/server.ts';
import { signature } from './catalogue/signature.ts';
import { time } from './catalogue/time.ts';
import { token } from './catalogue/token.ts';

/** All attacks, in the order of the steps. */
export const catalogue: readonly Attack[] = [
  ...server,
  ...body,
  ...key,
  ...login,
  ...token,
  ...carrier,
  ...signature,
  ...encoding,
  ...algorithm,
  ...header,
  ...json,
  ...time,
  ...claims,
  ...access,
];
