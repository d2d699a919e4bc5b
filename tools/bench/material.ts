import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { issueToken } from '../../src/server/auth/issue.ts';
import { readConfig } from '../../src/server/auth/setup.ts';
import type { PublicUser } from '../../src/server/users/store.ts';
import { type Crowd, gather } from './crowd.ts';

/** The number of tokens that are used in turn, so that none is remembered: the reference remembers a thousand. */
const manyTokens = 4_096;

/** The parameters of the rows. */
export interface Material {
  secret: string;
  crowd: Crowd;
  /** As many different tokens for one user as are wanted. */
  issue(user: PublicUser, count: number): string[];
  /** Many different tokens for the first user, and as many that differ only in the key that signed them. */
  fresh: string[];
  forged: string[];
  /** A token of the first user in a session whose id is the user's. */
  inSession: string;
}

/** A fresh secret, a SQLite file with a hundred users, and tokens. */
export async function prepare(folder: string): Promise<Material> {
  const [secret, another] = [freshSecret(), freshSecret()];
  const crowd = await gather(join(folder, 'hundred.sqlite'), 100);
  const config = readConfig({ JWT_SECRET: secret });
  const issue = (user: PublicUser, count: number, signing = config) =>
    Array.from({ length: count }, () => issueToken(user, signing).token);
  const fresh = issue(crowd.first, manyTokens);
  const forged = issue(crowd.first, manyTokens, { ...config, secret: another });
  const inSession = issueToken(crowd.first, config, Date.now(), { sid: crowd.first.id }).token;
  return { secret, crowd, issue, fresh, forged, inSession };
}

function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}
