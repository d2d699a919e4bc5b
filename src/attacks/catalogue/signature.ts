import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { present } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  judgeForSession,
  type TokenAttack,
  tokenAttacks,
} from '../define-attacks.ts';
import { segment, segmentsOf } from '../forge.ts';
import { badToken } from '../judge-response.ts';
import type { Outcome } from '../outcome.ts';
import { changeAt, insertInto, looseTwin, rewriteToken } from './spelling.ts';

const defaults: AttackDefaults = {
  group: 'signature',
  lesson: 4,
  advice:
    'Compute the HMAC over the text as it came, compare all of it in constant time, and end the request with 401 where it differs (RFC 7515, 5.2).',
};

/** The good token, changed without the secret. */
export const signature: Attack[] = [
  ...tokenAttacks(defaults, [
    {
      id: 'signature-empty',
      name: 'the signature taken away',
      gains: 'Signatures are optional: anybody writes a token for anybody.',
      token: rewriteToken((h, c) => `${h}.${c}.`),
    },
    {
      id: 'signature-gone',
      name: 'the signature and its dot taken away',
      gains: 'Two segments will do: anybody writes a token for anybody.',
      token: rewriteToken((h, c) => `${h}.${c}`),
    },
    {
      id: 'signature-zeros',
      name: 'a signature of 32 zero bytes',
      gains: 'A buffer that was never filled compares as equal.',
      token: rewriteToken((h, c) => `${h}.${c}.${segment(new Uint8Array(32))}`),
    },
    {
      id: 'signature-first',
      name: 'the first character of the signature alone',
      gains: 'One guess in 64 is right.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s.slice(0, 1)}`),
    },
    ...[1, 4, 21].map(
      (count): TokenAttack => ({
        id: `signature-short-${count}`,
        name: `the signature shorter by ${count}`,
        gains: `Only the beginning is compared: ${count} characters less to guess, and one token has many texts.`,
        token: rewriteToken((h, c, s) => `${h}.${c}.${s.slice(0, -count)}`),
      }),
    ),
    {
      id: 'signature-long-1',
      name: 'the signature longer by a character',
      gains: 'One token has many texts: a list of withdrawn ones is passed.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s}A`),
    },
    {
      id: 'signature-long-4',
      name: 'the signature longer by AAAA',
      gains: 'Whole bytes behind the signature go unread.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s}AAAA`),
    },
    {
      id: 'signature-doubled',
      name: 'the signature doubled',
      gains: 'Whatever stands behind the signature goes unread.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s}${s}`),
    },
    {
      id: 'signature-twin',
      name: 'the signature’s twin in unused bits',
      gains: 'A withdrawn token lives on in a spelling that is on no list.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${looseTwin(s)}`),
    },
    {
      id: 'signature-padded',
      name: 'the signature with = behind it',
      gains: 'A withdrawn token lives on with a padding.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s}=`),
    },
    {
      id: 'signature-base64',
      name: 'the signature in standard base64',
      gains: 'A withdrawn token lives on in the other alphabet.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${reencoded(s, 'base64')}`),
    },
    {
      id: 'signature-hex',
      name: 'the signature in hexadecimal',
      gains: 'A withdrawn token lives on in other digits.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${reencoded(s, 'hex')}`),
    },
    {
      id: 'signature-capitals',
      name: 'the signature in capitals',
      gains: 'A comparison that knows no case makes guessing easier by a bit a character.',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s.toUpperCase()}`),
    },
    ...[
      ['space', ' '],
      ['tab', '\t'],
      ['newline', '\n'],
      ['nul', '\0'],
    ].map(
      ([name = '', character = '']): TokenAttack => ({
        id: `signature-${name}`,
        name: `a ${name} inside the signature`,
        gains: `A kind decoder skips the ${name}: one token has endlessly many texts.`,
        token: rewriteToken((h, c, s) => `${h}.${c}.${insertInto(s, character)}`),
      }),
    ),
    {
      id: 'header-changed',
      name: 'one character of the header changed',
      gains: 'The header is not signed, so it can be made to say anything.',
      token: rewriteToken((h, c, s) => `${changeAt(h, h.length >> 1)}.${c}.${s}`),
    },
    {
      id: 'claims-changed',
      name: 'one character of the claims changed',
      gains: 'The claims are not signed, so they can be made to say anything.',
      token: rewriteToken((h, c, s) => `${h}.${changeAt(c, c.length >> 1)}.${s}`),
    },
    {
      id: 'header-other',
      name: 'another header before claims and signature',
      gains: 'Parts of several tokens can be put together to a new one.',
      token: rewriteToken((_, c, s) => `${segment({ alg: 'HS256' })}.${c}.${s}`),
    },
    {
      id: 'segments-swapped',
      name: 'header and claims swapped',
      gains: 'What is signed is not what is read.',
      token: rewriteToken((h, c, s) => `${c}.${h}.${s}`),
    },
    {
      id: 'claims-other-user',
      name: 'another user in the claims, the old signature',
      gains: 'Anybody becomes anybody by writing another id.',
      token: withOtherClaims(({ claims, subject }) => ({ ...claims, [subject]: '1' })),
    },
    {
      id: 'claims-admin',
      name: '"admin": true in the claims, the old signature',
      gains: 'Anybody gives themselves rights.',
      token: withOtherClaims(({ claims }) => ({ ...claims, admin: true })),
    },
    {
      id: 'claims-exp-later',
      name: 'a later exp in the claims, the old signature',
      gains: 'A token lives as long as its thief likes.',
      token: withOtherClaims(({ claims }) => ({ ...claims, exp: Number(claims.exp) + 60 })),
    },
    {
      id: 'claims-exp-gone',
      name: 'no exp in the claims, the old signature',
      gains: 'A token lives for ever if its thief likes.',
      token: withOtherClaims(({ claims: { exp: _, ...others } }) => others),
    },
    {
      id: 'claims-respelt',
      name: 'the claims written with spaces, the old signature',
      gains: 'The signature is compared with what was understood, not with what was sent.',
      token: withOtherClaims(({ claims }) => JSON.stringify(claims, null, 1)),
    },
    {
      id: 'claims-reordered',
      name: 'the claims in another order, the old signature',
      gains: 'Two texts have one signature, and two readers may understand them differently.',
      token: withOtherClaims(({ claims }) => Object.fromEntries(Object.entries(claims).reverse())),
    },
  ]),
  ...customAttacks(defaults, [
    {
      id: 'token-every-part',
      name: 'a good token with one character changed, at 24 places one after the other',
      gains: 'Some part of the token is not covered by the signature.',
      run: async (session) => {
        const { token } = session;
        for (let n = 0; n < 24; n += 1) {
          const outcome = await tryChange(session, Math.floor((n * token.length) / 24));
          if (!('held' in outcome && outcome.held)) return outcome;
        }
        return { held: true };
      },
    },
  ]),
];

function withOtherClaims(claim: (session: AttackSession) => object | string) {
  return (session: AttackSession) => {
    const [header, , old] = segmentsOf(session.token);
    return `${header}.${segment(claim(session))}.${old}`;
  };
}

function reencoded(signature: string, encoding: 'base64' | 'hex'): string {
  return Buffer.from(signature, 'base64url').toString(encoding);
}

async function tryChange(session: AttackSession, place: number): Promise<Outcome> {
  const response = await present(session, changeAt(session.token, place));
  return response ? judgeForSession(session, response, [badToken]) : { held: true };
}
