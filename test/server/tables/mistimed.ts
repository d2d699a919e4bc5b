import { randomUUID } from 'node:crypto';
import { forge } from '../../support/forge.ts';
import { goodClaims, goodHeader, tokenWith, type World } from '../../support/world.ts';
import type { BadToken } from './row.ts';

const hour = 3600;

/** Catalogue 2.3: rightly signed every one, at the wrong time, for somebody else, or with claims of the wrong type. */
export const mistimed: BadToken[] = [
  ...times('token_expired', [
    ['exp this very second', ({ now }) => ({ exp: now })],
    ['exp a second ago', ({ now }) => ({ exp: now - 1 })],
    ['exp half a second ago', ({ now }) => ({ exp: now - 0.5 })],
    ['exp a year ago', ({ now }) => ({ exp: now - 365 * 24 * hour })],
    ['exp 0', () => ({ exp: 0 })],
    ['exp -1', () => ({ exp: -1 })],
  ]),
  {
    name: 'exp half a second later, half a second later',
    make: (world) => tokenWith(world, { exp: world.now + 0.5 }),
    reason: 'token_expired',
    at: 500,
  },
  {
    name: 'exp one second later, one second later',
    make: (world) => tokenWith(world, { exp: world.now + 1 }),
    reason: 'token_expired',
    at: 1000,
  },
  {
    name: 'exp one second later, a millisecond after that',
    make: (world) => tokenWith(world, { exp: world.now + 1 }),
    reason: 'token_expired',
    at: 1001,
  },
  {
    name: 'good, after the clock went forward an hour',
    make: (world) => tokenWith(world, {}),
    reason: 'token_expired',
    at: hour * 1000,
  },
  ...times('claims', [
    ['no exp', () => ({ exp: undefined })],
    ['exp null', () => ({ exp: null })],
    ['exp an empty text', () => ({ exp: '' })],
    ['exp false', () => ({ exp: false })],
    ['exp true', () => ({ exp: true })],
    ['exp a numeral', ({ now }) => ({ exp: String(now + 600) })],
    ['exp a word', () => ({ exp: 'abc' })],
    ['exp an ISO date', ({ now }) => ({ exp: new Date((now + 600) * 1000).toISOString() })],
    ['exp in an array', ({ now }) => ({ exp: [now + 600] })],
    ['exp an object', () => ({ exp: {} })],
    ['nbf a word', () => ({ nbf: 'abc' })],
    ['nbf null', () => ({ nbf: null })],
    ['nbf in an array', ({ now }) => ({ nbf: [now] })],
    ['iat a word', () => ({ iat: 'abc' })],
    ['iat null', () => ({ iat: null })],
    ['iat a numeral', ({ now }) => ({ iat: String(now) })],
    ['iss a number', () => ({ iss: 1 })],
    ['iss null', () => ({ iss: null })],
    ['iss in an array', ({ config }) => ({ iss: [config.issuer] })],
  ]),
  ...times('audience', [
    ['aud of somebody else', () => ({ aud: 'other-api' })],
    ['aud of several others', () => ({ aud: ['other-api', 'another-api'] })],
    ['aud an empty array', () => ({ aud: [] })],
    ['aud an object', () => ({ aud: {} })],
  ]),
  ...[
    ['exp', '1e999'],
    ['exp', '-1e999'],
    ['nbf', '1e999'],
    ['iat', '-1e999'],
  ].map(
    ([claim = '', number]): BadToken => ({
      name: `${claim} ${number}`,
      // JSON.stringify knows no infinity; JSON does.
      make: (world) => withRaw(world, claim, String(number)),
      reason: 'claims',
    }),
  ),
  ...times('lifetime', [
    ['exp in milliseconds', ({ now }) => ({ exp: (now + 600) * 1000 })],
    ['exp in milliseconds, a year ago', ({ now }) => ({ exp: (now - 365 * 24 * hour) * 1000 })],
    ['exp a second too far', ({ now, config }) => ({ exp: now + config.lifetime + 1 })],
    ['exp half a second too far', ({ now, config }) => ({ exp: now + config.lifetime + 0.5 })],
    ['exp 1e308', () => ({ exp: 1e308 })],
  ]),
  ...times('not_yet', [
    ['nbf in a second', ({ now }) => ({ nbf: now + 1 })],
    ['nbf in half a second', ({ now }) => ({ nbf: now + 0.5 })],
    ['nbf after exp', ({ now }) => ({ nbf: now + 700 })],
    ['nbf in milliseconds', ({ now }) => ({ nbf: now * 1000 })],
  ]),
  ...times('not_yet', [
    ['iat in a second', ({ now }) => ({ iat: now + 1 })],
    ['iat after exp', ({ now }) => ({ iat: now + 700 })],
    ['iat in milliseconds', ({ now }) => ({ iat: now * 1000 })],
  ]),
  {
    name: 'good, after the clock went back a minute',
    make: (world) => tokenWith(world, {}),
    reason: 'not_yet',
    at: -60_000,
  },
  ...times('issuer', [
    ['no iss', () => ({ iss: undefined })],
    ['iss empty', () => ({ iss: '' })],
    ['iss of another deployment', () => ({ iss: `issuer-${randomUUID()}` })],
    ['iss with a space after', ({ config }) => ({ iss: `${config.issuer} ` })],
    ['iss in capitals', ({ config }) => ({ iss: config.issuer.toUpperCase() })],
    ['iss the user, as in the article', ({ member }) => ({ iss: member.id })],
  ]),
  ...times('no_such_user', [
    ['an unknown sub', () => ({ sub: randomUUID() })],
    ['sub of zeros', () => ({ sub: '00000000-0000-0000-0000-000000000000' })],
  ]),
  ...times('claims', [
    ['no sub', () => ({ sub: undefined })],
    ['sub null', () => ({ sub: null })],
    ['sub empty', () => ({ sub: '' })],
    ['sub a number', () => ({ sub: 1 })],
    ['sub 2^53', () => ({ sub: 2 ** 53 })],
    ['sub true', () => ({ sub: true })],
    ['sub an object', () => ({ sub: {} })],
    ['sub in an array', ({ member }) => ({ sub: [member.id] })],
    ['sub 1', () => ({ sub: '1' })],
    ['sub 1.0', () => ({ sub: '1.0' })],
    ['sub -1', () => ({ sub: '-1' })],
    ['sub the name', ({ member }) => ({ sub: member.username.slice(1) })],
    ['sub in capitals', ({ member }) => ({ sub: `A${member.id.slice(1)}`.toUpperCase() })],
    ['sub with a space before', ({ member }) => ({ sub: ` ${member.id}` })],
    ['sub with a newline after', ({ member }) => ({ sub: `${member.id}\n` })],
    ['sub with a NUL after', ({ member }) => ({ sub: `${member.id}\0` })],
    ['sub in braces', ({ member }) => ({ sub: `{${member.id}}` })],
    ['sub without dashes', ({ member }) => ({ sub: member.id.replaceAll('-', '') })],
    ['sub as a URN', ({ member }) => ({ sub: `urn:uuid:${member.id}` })],
    ['sub any, in SQL', () => ({ sub: "' OR '1'='1" })],
    ['sub a wildcard', () => ({ sub: '%' })],
    ['sub a lone surrogate', () => ({ sub: '\ud800' })],
  ]),
];

function times(
  reason: BadToken['reason'],
  rows: [name: string, claims: (world: World) => object][],
): BadToken[] {
  return rows.map(([name, claims]) => ({
    name,
    make: (world) => tokenWith(world, claims(world)),
    reason,
  }));
}

function withRaw(world: World, claim: string, number: string): string {
  const json = JSON.stringify({ ...goodClaims(world), [claim]: 'RAW' }).replace('"RAW"', number);
  return forge(goodHeader, json, world.config.secret);
}
