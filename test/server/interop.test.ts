import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { issueToken } from '#server/issue.ts';
import { publicUser } from '#server/users/store.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { freezeClock, thawAfterEach } from '../support/clock.ts';
import { makeApp, randomConfig } from '../support/world.ts';

const server = await makeApp();
const { config, member, now } = server;
const key = new TextEncoder().encode(config.secret);
const otherSecret = randomConfig().secret;

afterAll(server.close);
thawAfterEach();

const me = (token: string) => request(server.url).get('/api/me').set('x-access-token', token);

describe('one of our tokens', () => {
  const { token, expires } = issueToken(publicUser(member), config);
  const claims = {
    iss: config.issuer,
    sub: member.id,
    iat: expect.any(Number),
    exp: expires / 1000,
    jti: expect.any(String),
  };
  const afterwards = new Date(expires);

  test('is accepted by jose', async () => {
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: config.issuer,
      subject: member.id,
      typ: 'JWT',
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    expect(payload).toEqual(claims);
    expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'HS256' });
  });

  test('has the second of the call in iat, rounded down', () => {
    for (const second of [1_700_000_000, 1_800_000_000]) {
      freezeClock(second + 0.9);
      const { token } = issueToken(publicUser(member), config);
      expect(decodeJwt(token).iat).toBe(second);
    }
  });

  test('is accepted by jsonwebtoken', () => {
    const payload = jsonwebtoken.verify(token, config.secret, {
      algorithms: ['HS256'],
      issuer: config.issuer,
      subject: member.id,
    });
    expect(payload).toEqual(claims);
  });

  test('is refused by jose with another secret, and once it has expired', async () => {
    const otherKey = new TextEncoder().encode(otherSecret);
    await expect(jwtVerify(token, otherKey)).rejects.toMatchObject({
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
    await expect(jwtVerify(token, key, { currentDate: afterwards })).rejects.toMatchObject({
      code: 'ERR_JWT_EXPIRED',
    });
  });

  test('is refused by jsonwebtoken with another secret, and once it has expired', () => {
    expect(() => jsonwebtoken.verify(token, otherSecret)).toThrow('invalid signature');
    const clockTimestamp = expires / 1000;
    expect(() => jsonwebtoken.verify(token, config.secret, { clockTimestamp })).toThrow(
      'jwt expired',
    );
  });

  test('expires for them in the very second in which it does for us', async () => {
    const currentDate = new Date(expires - 1000);
    await expect(jwtVerify(token, key, { currentDate })).resolves.toBeDefined();
    const clockTimestamp = expires / 1000 - 1;
    expect(jsonwebtoken.verify(token, config.secret, { clockTimestamp })).toBeDefined();
  });
});

/** The claims that both libraries sign. */
interface ParentMessage {
  header: { alg: 'HS256'; typ?: string };
  claims: Record<string, unknown>;
  secret: string;
}

const signers: [string, (order: ParentMessage) => Promise<string>][] = [
  [
    'jose',
    ({ header, claims, secret }) =>
      new SignJWT(claims).setProtectedHeader(header).sign(new TextEncoder().encode(secret)),
  ],
  [
    'jsonwebtoken',
    async ({ header, claims, secret }) =>
      // Its header has a typ unless that is said to be undefined.
      jsonwebtoken.sign(claims, secret, { header: { typ: undefined, ...header } }),
  ],
];

describe.each(signers)('a token made by %s', (_name, sign) => {
  const basic = { iss: config.issuer, sub: member.id, exp: now + 600 };
  const header = { alg: 'HS256' } as const;
  const welcome = jsonAnswer(200, { user: publicUser(member) });

  test.each<[string, ParentMessage]>([
    ['with iss, sub and exp', { header, claims: basic, secret: config.secret }],
    ['with a typ', { header: { ...header, typ: 'JWT' }, claims: basic, secret: config.secret }],
    [
      'with iat, nbf and jti',
      { header, claims: { ...basic, iat: now, nbf: now, jti: 'x' }, secret: config.secret },
    ],
    [
      'with claims beyond ASCII',
      {
        header,
        claims: { ...basic, имя: '张三 🙂 Zoë', nested: { ünï: ['ß'] } },
        secret: config.secret,
      },
    ],
  ])('%s is accepted', async (_title, order) => {
    expect(seen(await me(await sign(order)))).toEqual(welcome);
  });

  test.each<[string, ParentMessage, keyof typeof refused]>([
    ['with another secret', { header, claims: basic, secret: otherSecret }, 'invalid'],
    [
      'for another issuer',
      { header, claims: { ...basic, iss: 'other' }, secret: config.secret },
      'invalid',
    ],
    [
      'that has expired',
      { header, claims: { ...basic, iat: now - 60, exp: now - 1 }, secret: config.secret },
      'expired',
    ],
    [
      'for another purpose',
      { header: { ...header, typ: 'at+jwt' }, claims: basic, secret: config.secret },
      'invalid',
    ],
  ])('%s is refused', async (_title, order, answer) => {
    expect(seen(await me(await sign(order)))).toEqual(refusal(refused[answer]));
  });
});
