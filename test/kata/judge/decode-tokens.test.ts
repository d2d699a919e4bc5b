import { describe, expect, test } from 'vitest';
import { forge, segment } from '#attacks/forge.ts';
import { translate } from '#i18n/message.ts';
import { CheckError } from '#kata/judge/check.ts';
import { decodeTokens } from '#kata/judge/decode-tokens.ts';

const secret = 'a secret of this test, long enough';
const now = 1_800_000_000;
const header = 'header: { "typ": "JWT", "alg": "HS256" }';
const signed = 'signature: HS256 with JWT_SECRET';

/** The tokens of a request, decoded, as a learner reads them. */
function shown(sent: string, text = '', language: 'en' | 'zh-CN' = 'en'): string[] {
  const answer = { status: 200, headers: {}, text, body: {}, time: 1, curl: sent };
  const error = new CheckError({
    sent,
    received: text,
    expected: 'judge.own-error.handler',
    answer: { ...answer, failure: undefined },
  });
  const decoded = decodeTokens(error, { now: () => now, secret });
  return decoded === undefined ? [] : translate(decoded, language).split('\n');
}

const curl = (token: string) => `curl -i 'http://127.0.0.1:1/inspect?access_token=${token}'`;

describe('decodeTokens()', () => {
  test('shows the header, the claims, the times and the signature of a token', () => {
    const claims = { iss: 'me', iat: now - 61, exp: now - 1 };
    expect(shown(curl(forge(claims, secret)))).toEqual([
      header,
      'claims: { "iss": "me", "iat": 1799999939, "exp": 1799999999 }',
      'iat: 2027-01-15 07:58:59 UTC, 61 s ago',
      'exp: 2027-01-15 07:59:59 UTC, expired 1 s ago',
      signed,
    ]);
  });

  test('shows it in Chinese', () => {
    expect(shown(curl(forge({ iat: now, exp: now + 600 }, secret)), '', 'zh-CN')).toEqual([
      '头部：{ "typ": "JWT", "alg": "HS256" }',
      '声明：{ "iat": 1800000000, "exp": 1800000600 }',
      'iat：2027-01-15 08:00:00（UTC 时间），就是这一秒',
      'exp：2027-01-15 08:10:00（UTC 时间），10 分钟后过期',
      '签名：HS256，用 JWT_SECRET',
    ]);
  });

  test.each([
    [{ exp: now + 0.3 }, 'exp: 2027-01-15 08:00:00 UTC, expires in 0.3 s'],
    [{ exp: now + 3_600 * 5 }, 'exp: 2027-01-15 13:00:00 UTC, expires in 5 h'],
    [{ exp: now + 86_400 * 7 }, 'exp: 2027-01-22 08:00:00 UTC, expires in 7 d'],
    [{ nbf: now + 1 }, 'nbf: 2027-01-15 08:00:01 UTC, in 1 s'],
    [{ exp: now * 1_000 }, 'exp: in the year 59009'],
    [{ exp: 8_640_000_000_001 }, 'exp: later than any date'],
  ])('says when %j is', (claims, line) => {
    expect(shown(curl(forge(claims, secret)))[2]).toBe(line);
  });

  test('shows no time for a claim that is not a number', () => {
    expect(shown(curl(forge({ exp: 'soon' }, secret)))).toEqual([
      header,
      'claims: { "exp": "soon" }',
      signed,
    ]);
  });

  test('shows a segment as it is written if JSON.stringify would write it in another way', () => {
    expect(shown(curl(forge('{"sub":"1","sub":"2"}', secret)))[1]).toBe(
      'claims: {"sub":"1","sub":"2"}',
    );
  });

  test.each([
    ['another secret', forge({}, `${secret}.`), 'signature: not HS256 with JWT_SECRET'],
    ['no signature', forge({}, secret).replace(/[^.]+$/, ''), 'signature: none'],
    ['no third segment', forge({}, secret).replace(/\.[^.]+$/, ''), 'signature: none'],
  ])('tells a token with %s', (_, token, line) => {
    expect(shown(curl(token)).at(-1)).toBe(line);
  });

  test('shows the token of a response', () => {
    expect(shown('curl', JSON.stringify({ token: forge({ sub: '1' }, secret) }))).toEqual([
      header,
      'claims: { "sub": "1" }',
      signed,
    ]);
  });

  test('shows each of two tokens once, and no more than two', () => {
    const tokens = [1, 2, 1, 3].map((sub) => forge({ sub }, secret));
    const lines = shown(tokens.map(curl).join(' '));
    expect(lines.filter((line) => line.startsWith('claims'))).toEqual([
      'claims: { "sub": 1 }',
      'claims: { "sub": 2 }',
    ]);
  });

  test.each(['a.b.c', '..', '127.0.0.1', 'decode.ts', 'MTIz.MTIz.x', segment({ sub: 1 })])(
    'shows nothing for %s',
    (text) => {
      expect(shown(curl(text), text)).toEqual([]);
    },
  );
});
