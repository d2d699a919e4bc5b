import { forge, readSegment, segment, segmentsOf } from '../../attacks/forge.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { type Experiment, headerSafe, issueFor, shortLifetime } from './experiment.ts';
import { explainRefusal } from './explain-refusal.ts';
import { lifeOf } from './life.ts';
import { simulate } from './simulate.ts';
import { partsOf } from './token.ts';

const year = 365 * 24 * 60 * 60;
/** A longer token is cut off, in characters. */
const maxTokenLength = 8_192;

/** What an attacker can do to a token without the secret, by the names of the buttons. */
const changes: Record<string, (token: string) => string> = {
  letter: (token) =>
    withClaims(token, ({ sub, ...others }) => ({ sub: withOtherDigit(`${sub}`), ...others })),
  year: (token) =>
    withClaims(token, ({ exp, ...others }) => ({ ...others, exp: Number(exp) + year })),
  algorithm(token) {
    const [, claims, signature] = segmentsOf(token);
    return `${segment({ typ: 'JWT', alg: 'none' })}.${claims}.${signature}`;
  },
  secret: (token) => forge(readSegment(token, 1) ?? {}, makeSecret()),
};

/** All buttons. */
const acts = ['look', 'letter', 'year', 'algorithm', 'secret', 'issue'] as const;

/** The inspector: shows a token, changed or not, and how the fourth step judges it. */
export const decode: Experiment = async (server, fields) => {
  const { act = '', lifetime } = fields;
  const seconds = Math.max(1, Math.trunc(Number(lifetime)) || shortLifetime);
  const asked = fields.token === undefined ? '' : fields.token.trim().slice(0, maxTokenLength);
  const fresh = asked === '' || act === 'issue';
  const before = fresh
    ? await issueFor(server, undefined, act === 'issue' ? seconds : shortLifetime)
    : asked;
  const change = Object.hasOwn(changes, act) ? changes[act] : undefined;
  const token = change?.(before) ?? before;
  const simulation = await simulate(server, {
    path: '/inspect',
    headers: { 'x-access-token': headerSafe(token) },
  });
  const parts = partsOf(token);
  const tried = acts.find((name) => name === act);
  return (say) => ({
    act,
    token,
    lifetime: Math.min(seconds, server.config.lifetime),
    maxLifetime: server.config.lifetime,
    parts,
    simulation,
    refusal: explainRefusal(simulation, say),
    accepted: say('playground.decode.accepted'),
    ...lifeOf(parts),
    tried: tried && say(`playground.decode.${tried}`),
  });
};

function withClaims(
  token: string,
  change: (claims: Record<string, unknown>) => Record<string, unknown>,
): string {
  const [header, , signature] = segmentsOf(token);
  return `${header}.${segment(change(readSegment(token, 1) ?? {}))}.${signature}`;
}

/** The id with another last digit. */
function withOtherDigit(id: string): string {
  return `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
}
