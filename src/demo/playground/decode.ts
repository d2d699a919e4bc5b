import { forge, readSegment, segment, segmentsOf } from '../../attacks/forge.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { briefly, headerSafe, type Trial, tokenOf } from './experiment.ts';
import { faultIn } from './fault.ts';
import { simulate } from './simulate.ts';
import { takeApart } from './token.ts';

const year = 365 * 24 * 60 * 60;
const longestText = 8_192;

/** What an attacker may do to a token without knowing the secret, by the names of the buttons. */
const changes: Record<string, (token: string) => string> = {
  letter: (token) =>
    withClaims(token, ({ sub, ...others }) => ({ sub: nextTo(`${sub}`), ...others })),
  year: (token) =>
    withClaims(token, ({ exp, ...others }) => ({ ...others, exp: Number(exp) + year })),
  algorithm(token) {
    const [, claims, signature] = segmentsOf(token);
    return `${segment({ typ: 'JWT', alg: 'none' })}.${claims}.${signature}`;
  },
  secret: (token) => forge(readSegment(token, 1) ?? {}, makeSecret()),
};

/** The inspector: shows a token, changed or not, and what the fourth storey says to it. */
export const decode: Trial = async (stage, fields) => {
  const { act = '', lifetime } = fields;
  const seconds = Math.max(1, Math.trunc(Number(lifetime)) || briefly);
  const asked = fields.token === undefined ? '' : fields.token.trim().slice(0, longestText);
  const fresh = asked === '' || act === 'issue';
  const before = fresh
    ? await tokenOf(stage, undefined, act === 'issue' ? seconds : briefly)
    : asked;
  const change = Object.hasOwn(changes, act) ? changes[act] : undefined;
  const token = change?.(before) ?? before;
  const rehearsal = await simulate(stage, {
    path: '/inspect',
    headers: { 'x-access-token': headerSafe(token) },
  });
  return {
    act,
    token,
    lifetime: Math.min(seconds, stage.config.lifetime),
    longest: stage.config.lifetime,
    apart: takeApart(token),
    rehearsal,
    fault: faultIn(rehearsal),
  };
};

function withClaims(
  token: string,
  change: (claims: Record<string, unknown>) => Record<string, unknown>,
): string {
  const [header, , signature] = segmentsOf(token);
  return `${header}.${segment(change(readSegment(token, 1) ?? {}))}.${signature}`;
}

/** The same id but for its last digit. */
function nextTo(id: string): string {
  return `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
}
