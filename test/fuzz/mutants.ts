import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { readDeployment } from '#server/config/deployment.ts';
import { issueToken } from '#server/issue.ts';
import type { Config } from '#server/setup.ts';
import { tokenIssuer } from '#server/tokens/issuer.ts';
import type { TokenOptions } from '#server/tokens/options.ts';
import { tokenVerifier } from '#server/tokens/verifier.ts';
import type { PublicUser } from '#server/users/store.ts';
import { forge } from '../support/forge.ts';
import { claimsOrReason } from '../support/verify.ts';
import { goodHeader, randomConfig } from '../support/world.ts';
import { anyEdit, type Edit, edited } from './edits.ts';
import { repeated } from './parameters.ts';
import { anyRewrite, type Rewrite, rewritten } from './rewrites.ts';

/** A way to run the server, and tokens that are good there. */
export interface Subject {
  config: Config;
  options: TokenOptions;
  goods: string[];
}

const ada: PublicUser = { id: randomUUID(), username: 'ada' };

/** A server with the settings of the course. */
export function plainSubject(user = ada): Subject {
  const config = randomConfig();
  const goods = [issueToken(user, config).token, issueToken(user, config).token];
  return { config, options: {}, goods };
}

/** A server with an audience and two previous secrets: a token by each of them, and one with another spelling. */
export async function richSubject(user = ada): Promise<Subject> {
  const [JWT_SECRET, ...previous] = [
    randomConfig().secret,
    randomConfig().secret,
    randomConfig().secret,
  ];
  const JWT_PREVIOUS_SECRETS = previous.join(' ');
  const JWT_AUDIENCE = randomUUID();
  const { config, tokens } = readDeployment({ JWT_SECRET, JWT_PREVIOUS_SECRETS, JWT_AUDIENCE });
  const goods: string[] = [];
  for (const secret of [JWT_SECRET, ...previous]) {
    goods.push((await tokenIssuer({ ...config, secret }, tokens)(user)).token);
  }
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const claims = { iss: config.issuer, sub: user.id, aud: [JWT_AUDIENCE], exp };
  return { config, options: tokens, goods: [...goods, forge(goodHeader, claims, JWT_SECRET)] };
}

/** A good token of a subject, and what is done to it, one after the other. */
export interface Mutant {
  good: number;
  changes: (Edit | Rewrite)[];
}

/** Any mutant of a subject's tokens. */
export function anyMutant({ config, options, goods }: Subject): fc.Arbitrary<Mutant> {
  const words = [config.issuer, ...(options.audiences ?? [])];
  const change = fc.oneof(
    { weight: 3, arbitrary: anyEdit() },
    { weight: 1, arbitrary: anyRewrite(words) },
  );
  // Many changes break the form, and then nothing else is checked.
  const changes = fc.oneof(
    { weight: 2, arbitrary: fc.array(change, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
  );
  return fc.record({ good: fc.nat({ max: goods.length - 1 }), changes });
}

/**
 * Judges this number of mutants, all different from the good tokens, and returns how often each reason refused one.
 * Rejects with a smallest counterexample if one is accepted.
 */
export async function judgeMutants(
  subject: Subject,
  numRuns: number,
): Promise<Map<string, number>> {
  const verify = tokenVerifier(subject.config, subject.options);
  const reasons = new Map<string, number>();
  const property = fc.asyncProperty(anyMutant(subject), async (mutant) => {
    const token = tokenOf(mutant, subject);
    fc.pre(token !== undefined);
    const reason = claimsOrReason(verify, token);
    if (typeof reason !== 'string') throw new Error(`Accepted ${JSON.stringify(token)}`);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  });
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0; // Making the stacks of all refusals would take most of the time.
  try {
    await fc.assert(property, { numRuns, ...repeated });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return reasons;
}

/** The token of a mutant; undefined if it is one of the good tokens again. */
export function tokenOf({ good, changes }: Mutant, { goods }: Subject): string | undefined {
  let token = goods[good] ?? '';
  for (const change of changes) {
    token = 'edit' in change ? edited(token, change, goods) : rewritten(token, change);
  }
  return goods.includes(token) ? undefined : token;
}
