import type { Attack } from '../attack.ts';
import { type AttackDefaults, type TokenAttack, tokenAttacks } from '../define-attacks.ts';
import { segment } from '../forge.ts';
import { badCarrier, badToken } from '../judge-response.ts';
import { insertInto, rewriteToken } from './spelling.ts';

const defaults: AttackDefaults = {
  group: 'encoding',
  lesson: 4,
  advice:
    'Take three segments that are base64url to the letter, before anything in them is read, and answer 401 to everything else (RFC 7515, 2 and 3.1).',
};

/** Texts that are not tokens, or are encoded in another way. */
export const encoding: Attack[] = tokenAttacks(defaults, [
  ...[
    ['undefined', 'What a careless client sends for a token that it has lost is let in.'],
    ['null', 'What a browser’s empty storage becomes as a text is let in.'],
    ['[object Object]', 'An object that became a text is let in.'],
    ['x', 'Any text is let in.'],
  ].map(
    ([word = '', gains = '']): TokenAttack => ({
      id: `text-${word.toLowerCase().replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '')}`,
      name: `the text ${word}`,
      gains,
      token: () => word,
    }),
  ),
  {
    id: 'text-space',
    name: 'a single space',
    gains: 'White space counts neither as a token nor as none.',
    token: () => ' ',
  },
  {
    id: 'dots-two',
    name: 'two dots and nothing between them',
    gains: 'Three empty segments are an empty signature over empty claims.',
    token: () => '..',
  },
  {
    id: 'dots-empty-header',
    name: 'no header before the first dot',
    gains: 'A token without a header is read by the rules of nobody.',
    token: () => '.a.b',
  },
  {
    id: 'dots-one',
    name: 'two segments of letters',
    gains: 'An index into a list that is too short becomes a 500, or worse.',
    token: () => 'a.b',
  },
  {
    id: 'dots-many',
    name: '6,000 dots',
    gains: 'Splitting at every dot costs the server far more than it costs the attacker.',
    token: () => '.'.repeat(6_000),
  },
  {
    id: 'segments-four',
    name: 'a good token with a fourth segment',
    gains: 'Whatever stands behind the third dot goes unread.',
    token: rewriteToken((h, c, s) => `${h}.${c}.${s}.${s}`),
  },
  {
    id: 'segments-five',
    name: 'a token of five segments, as an encrypted one has',
    gains: 'An encrypted token nobody can read passes for a signed one.',
    token: () => `${segment({ alg: 'dir', enc: 'A256GCM' })}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAA`,
  },
  {
    id: 'dot-before',
    name: 'a good token with a dot before it',
    gains: 'Empty segments are dropped, so one token has many texts.',
    token: ({ token }) => `.${token}`,
  },
  {
    id: 'dot-behind',
    name: 'a good token with a dot behind it',
    gains: 'An empty segment at the end is dropped, and a withdrawn token lives on behind it.',
    token: ({ token }) => `${token}.`,
  },
  {
    id: 'json-serialization',
    name: 'a good token in the JSON form of a signature',
    gains: 'A second format, which nobody meant to read, has doors of its own.',
    token: rewriteToken((h, c, s) => JSON.stringify({ protected: h, payload: c, signature: s })),
    allowed: [badToken, badCarrier],
  },
  {
    id: 'base64-twice',
    name: 'a good token in base64url once more',
    gains: 'A withdrawn token lives on in a wrapping.',
    token: ({ token }) => segment(token),
  },
  {
    id: 'dots-escaped',
    name: 'a good token with %2E for its dots',
    gains: 'Somebody decodes once too often: filters in front see another text than the server.',
    token: ({ token }) => token.replaceAll('.', '%2E'),
  },
  {
    id: 'dots-fullwidth',
    name: 'a good token with fullwidth dots (U+FF0E)',
    gains: 'A normalisation makes a token of a text that no filter takes for one.',
    token: ({ token }) => token.replaceAll('.', '\uff0e'),
  },
  {
    id: 'zero-width',
    name: 'a zero-width space inside the claims',
    gains: 'Two texts look alike on every screen, and one of them is on no list.',
    token: rewriteToken((h, c, s) => `${h}.${insertInto(c, '\u200b')}.${s}`),
  },
  {
    id: 'right-to-left',
    name: 'a right-to-left mark inside the claims',
    gains: 'A log shows another token than the one that was let in.',
    token: rewriteToken((h, c, s) => `${h}.${insertInto(c, '\u200f')}.${s}`),
  },
  {
    id: 'space-before',
    name: 'a good token with a space before it',
    gains: 'A withdrawn token lives on with a space.',
    token: ({ token }) => ` ${token}`,
  },
  {
    id: 'space-behind',
    name: 'a good token with a space behind it',
    gains: 'A log that trims shows another text than the list of withdrawn tokens has.',
    token: ({ token }) => `${token} `,
  },
  {
    id: 'newline-behind',
    name: 'a good token with a newline behind it',
    gains: 'A line of the log ends where the attacker likes, and the next one is theirs.',
    token: ({ token }) => `${token}\n`,
  },
  {
    id: 'nul-behind',
    name: 'a good token with a NUL behind it',
    gains: 'Where texts end at a NUL, everything behind it goes unseen.',
    token: ({ token }) => `${token}\0`,
  },
  {
    id: 'bearer-before',
    name: 'a good token with Bearer before it',
    gains: 'A text that is no token becomes one, and the next reader sees another.',
    token: ({ token }) => `Bearer ${token}`,
  },
  {
    id: 'quotes-around',
    name: 'a good token in quotation marks',
    gains: 'A withdrawn token lives on in quotation marks.',
    token: ({ token }) => `"${token}"`,
  },
  {
    id: 'nested-arrays',
    name: '4,000 nested arrays, and no right signature',
    gains: 'The JSON of strangers is parsed before anybody knows whose it is.',
    token: rewriteToken((h, _, s) => `${h}.${segment('['.repeat(4_000))}.${s}`),
  },
  {
    id: 'claims-no-json',
    name: 'claims that are no JSON, and no right signature',
    gains: 'The words of the parser quote the token, and a 500 fills the log.',
    token: rewriteToken((h, _, s) => `${h}.${segment('{"sub":')}.${s}`),
  },
  {
    id: 'header-no-json',
    name: 'a header that is no JSON',
    gains: 'The header is parsed first of all, so its errors come from anybody.',
    token: rewriteToken((_, c, s) => `${segment('{"alg":')}.${c}.${s}`),
  },
  {
    id: 'header-null',
    name: 'a header of null, unsigned',
    gains: 'A property of null is a TypeError: the attacker makes a 500 whenever they like.',
    token: rewriteToken((_, c, s) => `${segment('null')}.${c}.${s}`),
  },
]);
