import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forge } from '../../src/attacks/forge.ts';
import { diffLines, pretty, segmentOf } from '../../src/demo/client/decoder-change.js';
import { refusalOf } from '../../src/demo/client/decoder-checks.js';
import { hmac, isSignedWith } from '../../src/demo/client/decoder-hmac.js';
import { straysIn } from '../../src/demo/client/decoder-paste.js';
import { readPart } from '../../src/demo/client/decoder-read.js';
import { assertFresh, assertOurs, isSigned, verifyToken } from '../../src/server/auth/decode.ts';
import { Refusal } from '../../src/server/http/refusals.ts';
import { strictClaims } from '../../src/server/tokens/audiences.ts';
import { anyMutant, plainSubject, tokenOf } from '../fuzz/mutants.ts';
import { repeated } from '../fuzz/parameters.ts';
import { claimsOrReason } from '../support/verify.ts';

const subject = plainSubject();
const { config } = subject;
const now = () => Date.now() / 1000;

/** What the page says of a token: a reason, or that it is accepted. */
async function onPage(token: string): Promise<string> {
  const judge = { ...config, now: now() };
  const signed = await isSignedWith(token, config.secret);
  return refusalOf(token, { ...judge, signed })?.reason ?? 'accepted';
}

/** What the server says of it. */
function onServer(token: string): string {
  const result = claimsOrReason((text) => verifyToken(text, config), token);
  return typeof result === 'string' ? result : 'accepted';
}

/** A value that a claim may have by mistake. */
const odd = fc.oneof(
  fc.constantFrom(null, true, '', 'x', [], {}, [1], -1, 0, 1e20, config.issuer, 'HS256', 'JWT'),
  fc.constantFrom(...[-7200, -1, 30, 3500, 7200].map((seconds) => Math.floor(now()) + seconds)),
  fc.jsonValue(),
);
/** Mostly a good value, or no value; sometimes an odd one. */
function mostly(good: unknown) {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(good) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: odd },
  );
}
const anyHeader = fc.record({ typ: mostly('JWT'), alg: mostly('HS256') });
const anyClaims = fc.record({
  iss: mostly(config.issuer),
  sub: mostly(randomUUID()),
  iat: mostly(Math.floor(now()) - 60),
  exp: mostly(Math.floor(now()) + 600),
  nbf: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, odd),
  aud: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, odd),
  more: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.jsonValue()),
});
const anySigned = fc
  .record({
    header: anyHeader,
    claims: anyClaims,
    secret: mostly(config.secret),
    hash: fc.constantFrom('sha256', 'sha256', 'sha256', 'sha512'),
  })
  .map(({ header, claims, secret, hash }) =>
    forge(claims, typeof secret === 'string' ? secret : 'other', { header, hash }),
  );

describe('the decoder refuses for the reason of the server', () => {
  test('any signed token, with right and odd claims', async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(anySigned, async (token) => {
      const reason = onServer(token);
      seen.add(reason);
      expect(await onPage(token)).toBe(reason);
    });
    await fc.assert(property, { numRuns: 4_000, ...repeated });
    const reasons = ['accepted', 'audience', 'claims', 'form', 'header', 'issuer', 'lifetime'];
    expect([...seen].sort()).toEqual([...reasons, 'not_yet', 'signature', 'token_expired']);
  });

  test('any signed token, on a server with audiences', async () => {
    const options = { audiences: ['web', 'app'], audienceFrom: Math.floor(now()) - 50 };
    const verify = (token: string) => {
      const claims = strictClaims(token, options);
      if (!isSigned(token, config.secret)) throw new Refusal('token_invalid', 'signature');
      return assertFresh(assertOurs(claims, config));
    };
    const aud = fc.constantFrom(undefined, 'web', ['other', 'app'], 'other', [], ['web'], 1, null);
    const claims = fc.record({
      iss: fc.constant(config.issuer),
      sub: fc.constantFrom(randomUUID(), 'x'),
      iat: fc.constantFrom(undefined, Math.floor(now()) - 60, Math.floor(now()) - 40),
      exp: fc.constantFrom(Math.floor(now()) + 600, 1),
      aud,
    });
    const seen = new Set<string>();
    const property = fc.asyncProperty(claims, mostly(config.secret), async (claims, secret) => {
      const token = forge(claims, typeof secret === 'string' ? secret : 'other');
      const signed = await isSignedWith(token, config.secret);
      const judge = { ...config, ...options, now: now(), signed };
      const result = claimsOrReason(verify, token);
      const reason = typeof result === 'string' ? result : 'accepted';
      seen.add(reason);
      expect(refusalOf(token, judge)?.reason ?? 'accepted').toBe(reason);
    });
    await fc.assert(property, { numRuns: 1_000, ...repeated });
    const reasons = ['accepted', 'audience', 'claims', 'signature', 'token_expired'];
    expect([...seen].sort()).toEqual(reasons);
  });

  test('any mutation of a good token', async () => {
    const property = fc.asyncProperty(anyMutant(subject), async (mutant) => {
      const token = tokenOf(mutant, subject);
      fc.pre(token !== undefined);
      expect(await onPage(token)).toBe(onServer(token));
    });
    await fc.assert(property, { numRuns: 4_000, ...repeated });
  });

  test('any text', async () => {
    const property = fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect(await onPage(text)).toBe(onServer(text));
    });
    await fc.assert(property, { numRuns: 1_000, ...repeated });
  });
});

test('without a secret the other checks are made', () => {
  const judge = { ...config, now: now(), signed: undefined };
  const claims = { iss: config.issuer, sub: randomUUID(), exp: 1 };
  expect(refusalOf(forge(claims, 'other'), judge)?.check).toBe('expiry');
});

test('an RS256 token is well formed, and refused for its algorithm', () => {
  const [header, claims] = forge({ sub: 'ada' }, 'x', { header: { alg: 'RS256' } }).split('.');
  const token = `${header}.${claims}.${'A'.repeat(342)}`;
  const refusal = refusalOf(token, { ...config, now: now(), signed: undefined });
  expect(refusal).toMatchObject({ check: 'algorithm', values: { value: '"RS256"' } });
});

test.each([
  ['a.b.c', [], 'a.b.c'],
  ['Bearer a.b.c', ['bearer'], 'a.b.c'],
  ['authorization: bearer a.b.c', ['bearer'], 'a.b.c'],
  ['"a.b.c"', ['quotes'], 'a.b.c'],
  ['"Bearer a.b.c"\n', ['quotes', 'bearer', 'breaks'], 'a.b.c'],
  ['a.b\n.c', ['breaks'], 'a.b.c'],
  ['a.b\r\n  .c ', ['breaks', 'blanks'], 'a.b.c'],
  [' a.b.c', ['blanks'], 'a.b.c'],
  ['', [], ''],
])('what came along with %j is named, and can be removed', (text, strays, token) => {
  expect(straysIn(text)).toEqual({ strays, token });
});

describe('a changed token', () => {
  const [header = '', claims = ''] = forge({ sub: 'ada' }, 'x').split('.');

  test('keeps the bytes of a part that was not changed', () => {
    for (const segment of [header, Buffer.from('{ "alg" : 1 }').toString('base64url')]) {
      const part = readPart(segment);
      expect(segmentOf(part, pretty(part.text ?? ''))).toBe(segment);
    }
  });

  test('contains the JSON without line breaks, and other text as it was typed', () => {
    const write = (text: string) =>
      Buffer.from(segmentOf(readPart(claims), text), 'base64url').toString();
    expect(write('{\n  "sub": "格蕾丝"\n}')).toBe('{"sub":"格蕾丝"}');
    expect(write('{"sub":"a", "sub":"b"}')).toBe('{"sub":"a", "sub":"b"}');
  });

  test.each([
    ['HS256', 'sha256'],
    ['HS384', 'sha384'],
    ['HS512', 'sha512'],
    ['none', 'sha256'],
  ])('is signed with the hash of %s', async (alg, hash) => {
    const [first, second, signature] = forge({ sub: 'ada' }, 'x', { header: { alg }, hash }).split(
      '.',
    );
    expect(await hmac(`${first}.${second}`, 'x', alg)).toBe(signature);
  });

  test('is compared line by line', () => {
    const marks = { same: ' ', removed: '-', added: '+' };
    const shown = diffLines('{\n"a": 1,\n"b": 2\n}', '{\n"b": 2,\n"c": 3\n}');
    expect(shown.map(({ kind, text }) => marks[kind] + text)).toEqual([
      ...[' {', '-"a": 1,', '-"b": 2', '+"b": 2,', '+"c": 3', ' }'],
    ]);
  });

  test('has all lines of both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1 }).map(String);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before.replaceAll(',', '\n'), after.replaceAll(',', '\n'));
        const left = (kind: string) =>
          lines.filter((line) => line.kind !== kind).map((line) => line.text);
        expect(left('added').join()).toBe(before);
        expect(left('removed').join()).toBe(after);
      }),
      repeated,
    );
  });
});
