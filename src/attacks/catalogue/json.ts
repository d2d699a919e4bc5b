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
import { type AttackId, say } from '../message.ts';
import { insertInto, looseTwin } from './spelling.ts';

const loose: AttackDefaults = {
  group: 'json',
  lesson: 4,
  advice: 'strict-base64url',
};

const object: AttackDefaults = {
  group: 'json',
  lesson: 4,
  advice: 'json-object',
};

const twice: AttackDefaults = {
  group: 'json',
  lesson: 4,
  advice: 'unique-members',
};

const headers: [id: AttackId, header: string][] = [
  ['header-json-1', 'null'],
  ['header-json-2', '5'],
  ['header-json-3', '"x"'],
  ['header-json-4', '[]'],
  ['header-json-5', '[{"alg":"HS256"}]'],
  ['header-json-6', '{alg:"HS256"}'],
  ['header-json-7', '{} {}'],
];

const notObjects: [id: AttackId, claims: string][] = [
  ['claims-json-1', 'null'],
  ['claims-json-2', '5'],
  ['claims-json-3', 'true'],
  ['claims-json-4', 'false'],
  ['claims-json-5', '"x"'],
  ['claims-json-6', '""'],
  ['claims-json-7', '[]'],
  ['claims-json-8', '[{"sub":"1"}]'],
  ['claims-json-9', 'sub=1'],
  ['claims-json-10', '{"a":1,}'],
];

/** Tokens with a valid signature that two readers would understand differently. */
export const json: Attack[] = [
  ...signedTokenAttacks(loose, [
    {
      id: 'claims-padded',
      token: withSegments((h, c) => [h, `${c}=`]),
    },
    {
      id: 'claims-space',
      token: withSegments((h, c) => [h, insertInto(c, ' ')]),
    },
    {
      id: 'claims-newline',
      token: withSegments((h, c) => [h, insertInto(c, '\n')]),
    },
    {
      id: 'claims-exclamation',
      token: withSegments((h, c) => [h, insertInto(c, '!')]),
    },
    {
      id: 'claims-base64',
      token: ({ claims, header }, secret) => {
        const bytes = Buffer.from(JSON.stringify({ ...claims, a: '???>>>???>>>' }));
        return seal(segment(header), bytes.toString('base64'), secret);
      },
    },
    {
      id: 'claims-twin',
      token: ({ claims, header }, secret) => {
        // Base64url has unused bits only if the length is not a multiple of three.
        const texts = ['', 'x', 'xx'].map((filler) => segment({ ...claims, filler }));
        const text = texts.find(({ length }) => length % 4 !== 0) ?? '';
        return seal(segment(header), looseTwin(text), secret);
      },
    },
    {
      id: 'header-padded',
      token: withSegments((h, c) => [`${h}=`, c]),
    },
    {
      id: 'header-empty',
      token: withSegments((_, c) => ['', c]),
    },
    {
      id: 'claims-empty',
      token: withSegments((h) => [h, '']),
    },
  ]),

  ...signedTokenAttacks(object, [
    ...headers.map(
      ([id, header]): SignedTokenAttack => ({
        id,
        token: ({ claims }, secret) => forge(claims, secret, { header }),
      }),
    ),
    ...notObjects.map(
      ([id, claims]): SignedTokenAttack => ({
        id,
        token: ({ header }, secret) => forge(claims, secret, { header }),
      }),
    ),
    {
      id: 'claims-broken-utf8',
      token: withJson((json) => withBytes(json, [0xff])),
    },
    {
      id: 'claims-overlong-utf8',
      token: withJson((json) => withBytes(json, [0xc0, 0xaf])),
    },
    {
      id: 'claims-utf16',
      token: withJson((json) => Buffer.from(json, 'utf16le')),
    },
    {
      id: 'claims-bom',
      token: withJson((json) => `\ufeff${json}`),
    },
  ]),

  ...signedTokenAttacks(twice, [
    {
      id: 'alg-twice-none-first',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: '{"alg":"none","alg":"HS256"}' }),
    },
    {
      id: 'alg-twice-none-last',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: '{"alg":"HS256","alg":"none"}' }),
    },
    {
      id: 'alg-twice-escaped',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: '{"\\u0061lg":"none","alg":"HS256"}' }),
    },
    {
      id: 'user-twice',
      token: (session, secret) =>
        withJson((json) => json.replace('{', `{"${session.subject}":"1",`))(session, secret),
    },
    {
      id: 'sub-twice-escaped',
      token: withJson((json) => json.replace('{', '{"sub":"1","\\u0073ub":"2",')),
    },
    {
      id: 'exp-twice',
      token: withJson((json) => json.replace(/}$/, ',"exp":99999999999}')),
    },
    {
      id: 'member-twice-deep',
      token: withJson((json) => json.replace('{', '{"a":[{"b":1,"b":2}],')),
    },
    {
      id: 'proto',
      token: withJson((json) => json.replace('{', '{"__proto__":{"admin":true},')),
    },
    {
      id: 'proto-escaped',
      token: withJson((json) => json.replace('{', '{"__pro\\u0074o__":{"admin":true},')),
    },
    {
      id: 'proto-deep',
      token: withJson((json) => json.replace('{', '{"a":{"__proto__":{"admin":true}},')),
    },
  ]),

  ...customAttacks(twice, [
    {
      id: 'constructor-prototype',
      needs: 'secret',
      run: async (session) => {
        const { claims, header, secret, username, token } = session;
        if (secret === undefined) return secretNeeded;
        const odd = { ...claims, constructor: { prototype: { admin: true } } };
        const response = await present(session, forge(odd, secret, { header }));
        if (response && !showsUser(response, username)) return judgeRefusal(response, badToken);
        const later = (await present(session, token)) ?? response;
        if (!later?.text.includes('"admin"')) return { held: true };
        return breach(later, say('attack.expected.no-admin'), true);
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
