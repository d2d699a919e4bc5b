import type { Attack } from '../attack.ts';
import { type AttackDefaults, type TokenAttack, tokenAttacks } from '../define-attacks.ts';
import { segment } from '../forge.ts';
import { badCarrier, badToken } from '../judge-response.ts';
import type { AttackId } from '../message.ts';
import { insertInto, rewriteToken } from './spelling.ts';

const defaults: AttackDefaults = {
  group: 'encoding',
  lesson: 4,
  advice: 'encoding',
};

const words: [id: AttackId, word: string][] = [
  ['text-undefined', 'undefined'],
  ['text-null', 'null'],
  ['text-object-object', '[object Object]'],
  ['text-x', 'x'],
];

/** Strings that are not tokens, or are encoded in another way. */
export const encoding: Attack[] = tokenAttacks(defaults, [
  ...words.map(([id, word]): TokenAttack => ({ id, token: () => word })),
  {
    id: 'text-space',
    token: () => ' ',
  },
  {
    id: 'dots-two',
    token: () => '..',
  },
  {
    id: 'dots-empty-header',
    token: () => '.a.b',
  },
  {
    id: 'dots-one',
    token: () => 'a.b',
  },
  {
    id: 'dots-many',
    token: () => '.'.repeat(6_000),
  },
  {
    id: 'segments-four',
    token: rewriteToken((h, c, s) => `${h}.${c}.${s}.${s}`),
  },
  {
    id: 'segments-five',
    token: () => `${segment({ alg: 'dir', enc: 'A256GCM' })}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAA`,
  },
  {
    id: 'dot-before',
    token: ({ token }) => `.${token}`,
  },
  {
    id: 'dot-behind',
    token: ({ token }) => `${token}.`,
  },
  {
    id: 'json-serialization',
    token: rewriteToken((h, c, s) => JSON.stringify({ protected: h, payload: c, signature: s })),
    allowed: [badToken, badCarrier],
  },
  {
    id: 'base64-twice',
    token: ({ token }) => segment(token),
  },
  {
    id: 'dots-escaped',
    token: ({ token }) => token.replaceAll('.', '%2E'),
  },
  {
    id: 'dots-fullwidth',
    token: ({ token }) => token.replaceAll('.', '\uff0e'),
  },
  {
    id: 'zero-width',
    token: rewriteToken((h, c, s) => `${h}.${insertInto(c, '\u200b')}.${s}`),
  },
  {
    id: 'right-to-left',
    token: rewriteToken((h, c, s) => `${h}.${insertInto(c, '\u200f')}.${s}`),
  },
  {
    id: 'space-before',
    token: ({ token }) => ` ${token}`,
  },
  {
    id: 'space-behind',
    token: ({ token }) => `${token} `,
  },
  {
    id: 'newline-behind',
    token: ({ token }) => `${token}\n`,
  },
  {
    id: 'nul-behind',
    token: ({ token }) => `${token}\0`,
  },
  {
    id: 'bearer-before',
    token: ({ token }) => `Bearer ${token}`,
  },
  {
    id: 'quotes-around',
    token: ({ token }) => `"${token}"`,
  },
  {
    id: 'nested-arrays',
    token: rewriteToken((h, _, s) => `${h}.${segment('['.repeat(4_000))}.${s}`),
  },
  {
    id: 'claims-no-json',
    token: rewriteToken((h, _, s) => `${h}.${segment('{"sub":')}.${s}`),
  },
  {
    id: 'header-no-json',
    token: rewriteToken((_, c, s) => `${segment('{"alg":')}.${c}.${s}`),
  },
  {
    id: 'header-null',
    token: rewriteToken((_, c, s) => `${segment('null')}.${c}.${s}`),
  },
]);
