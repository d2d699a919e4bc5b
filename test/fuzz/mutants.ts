import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { issueToken } from '#server/issue.ts';
import type { Config } from '#server/setup.ts';
import { readOptions } from '#server/tokens/options.ts';
import type { PublicUser } from '#server/users/store.ts';
import { forge } from '../support/forge.ts';
import { makeJudge } from '../support/judge.ts';
import { goodHeader, randomConfig } from '../support/world.ts';
import { anyEdit, type Edit, edited } from './edits.ts';
import { repeated } from './parameters.ts';
import { anyRewrite, type Rewrite, rewritten } from './rewrites.ts';

/** A way to run the server, and tokens that are good there. */
export interface Subject {
  config: Config;
  goods: string[];
}

const ada: PublicUser = { id: randomUUID(), username: 'ada' };

/** A server with nothing beyond the course, where no token names its key. */
export function plainSubject(user = ada): Subject {
  const config = randomConfig();
  return { config, goods: [issueToken(user, config).token, issueToken(user, config).token] };
}

/** A server with an audience and two secrets: one token by each of them, and one that does not name its key. */
export function richSubject(user = ada): Subject {
  const [JWT_SECRET, JWT_PREVIOUS_SECRETS] = [randomConfig().secret, randomConfig().secret];
  const config = readOptions({ JWT_SECRET, JWT_PREVIOUS_SECRETS, JWT_AUDIENCE: randomUUID() });
  const before = readOptions({ JWT_SECRET: JWT_PREVIOUS_SECRETS, JWT_AUDIENCE: config.audience });
  const { kid, ...nameless } = config;
  const iat = Math.floor(Date.now() / 1000);
  const claims = { iss: config.issuer, sub: user.id, aud: [config.audience], exp: iat + 3600 };
  const goods = [config, before, nameless].map((issuer) => issueToken(user, issuer).token);
  return { config, goods: [...goods, forge({ ...goodHeader, kid }, claims, JWT_SECRET)] };
}

/** A good token of a subject, and what is done to it, one after the other. */
export interface Mutant {
  good: number;
  changes: (Edit | Rewrite)[];
}

/** Any mutant of a subject's tokens. */
export function anyMutant({ config, goods }: Subject): fc.Arbitrary<Mutant> {
  const { issuer, audience, keys = new Map() } = config;
  const words = [issuer, ...(audience === undefined ? [] : [audience]), ...keys.keys()];
  const change = fc.oneof(
    { weight: 3, arbitrary: anyEdit() },
    { weight: 1, arbitrary: anyRewrite(words) },
  );
  // Whoever changes much breaks the form, and nobody looks any further.
  const changes = fc.oneof(
    { weight: 2, arbitrary: fc.array(change, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
  );
  return fc.record({ good: fc.nat({ max: goods.length - 1 }), changes });
}

/**
 * Judges so many mutants, none of them one of the good tokens, and gives how often each reason was what refused one.
 * Rejects with a counterexample, as small as it gets, where one is accepted.
 */
export async function judgeMutants(
  subject: Subject,
  numRuns: number,
): Promise<Map<string, number>> {
  const judge = makeJudge(subject.config);
  const reasons = new Map<string, number>();
  const property = fc.asyncProperty(anyMutant(subject), async (mutant) => {
    const token = tokenOf(mutant, subject);
    fc.pre(token !== undefined);
    const verdict = await judge(token);
    if (typeof verdict !== 'string') throw new Error(`Accepted ${JSON.stringify(token)}`);
    reasons.set(verdict, (reasons.get(verdict) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns, ...repeated });
  return reasons;
}

/** The token that a mutant is in the end; undefined where it is one of the good ones again. */
export function tokenOf({ good, changes }: Mutant, { goods }: Subject): string | undefined {
  let token = goods[good] ?? '';
  for (const change of changes) {
    token = 'edit' in change ? edited(token, change, goods) : rewritten(token, change);
  }
  return goods.includes(token) ? undefined : token;
}
