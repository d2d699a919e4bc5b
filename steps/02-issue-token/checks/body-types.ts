import { message, type PlainId, type Text } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { Answer } from '#kata/judge/session.ts';
import { askEach, type Expected } from './batches.ts';
import { type Credentials, expectLogin, inCase, path } from './logins.ts';

const form = 'application/x-www-form-urlencoded';
/** Spellings of the two media types that mean the same (RFC 9110, 8.3.1). */
const jsonTypes = [
  'application/json',
  'Application/JSON',
  'APPLICATION/JSON',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'application/json; charset="utf-8"',
  'application/json ; version=1',
];
const formTypes = [
  form,
  'Application/X-WWW-Form-Urlencoded',
  `${form}; charset=utf-8`,
  `${form};charset=UTF-8`,
];
/** Neither JSON nor a form. An empty type sends no Content-Type. */
const otherTypes = [
  ...['', 'text/plain', 'text/plain;charset=UTF-8', 'Text/Plain', 'text/html', 'text/json'],
  ...['text/csv', 'text/xml', 'text/javascript', 'application/octet-stream', 'application/xml'],
  ...['application/javascript', 'application/jsonp', 'application/json5', 'application/x-json'],
  ...['application/x-ndjson', 'application/yaml', 'application/graphql', 'application/jwt'],
  ...['application/jsonx', 'application/x-www-form', 'application/form', 'x-www-form-urlencoded'],
  ...['image/png', 'multipart/mixed', 'json', 'form', 'unknown', '*/*', 'application/*'],
  ...['text/plain; application/json', 'text/plain, application/json', 'text/application/json'],
];

/** Bodies of every media type: JSON and forms in every spelling sign in, all others do not. */
export const bodyTypes = defineCheck(
  'issue.body-types',
  async (session) => {
    const user = await session.addUser();
    const { username, password } = user;
    const right: [PlainId, string[], string[]][] = [
      ['issue.body-types.json', jsonTypes, jsonSpellings(user)],
      ['issue.body-types.form', formTypes, formSpellings(user)],
    ];
    const accepted = right.flatMap(([what, types, [usual = '', ...others]]) => [
      ...types.map((type): [PlainId, string, string] => [what, type, usual]),
      ...others.map((content): [PlainId, string, string] => [what, types[0] ?? '', content]),
    ]);
    const names = [...otherTypes, `text/${session.random.word()}`, session.random.word()];
    const bodies = [jsonSpellings(user), formSpellings(user)].map(([usual = '']) => usual);
    const refused = names.flatMap((type) => bodies.map((content) => ({ type, content })));
    await askEach(session, [
      ...accepted.map(
        ([what, type, content]): Expected => ({
          asked: { path, text: { type, content } },
          expect(answer) {
            const say = inCase(message('issue.body-types.right', { what: message(what), type }));
            expectLogin(answer, user, session, session.now(), say);
          },
        }),
      ),
      ...[...refused, multipartOf({ username, password })].map(
        (text): Expected => ({
          asked: { path, text },
          expect: (answer) => expectOtherType(answer, text.type),
        }),
      ),
    ]);
  },
  { hints: 'fields-checked' },
);

function expectOtherType(answer: Answer, type: string): void {
  const what: Text = type === '' ? message('issue.body-types.none') : type;
  const refused = answer.status === 415 || answer.status === 400;
  expectThat(answer, message('issue.body-types.other', { what }), refused);
}

/** The same JSON in several spellings; the first is the usual one. */
function jsonSpellings({ username, password }: Credentials): string[] {
  const usual = JSON.stringify({ username, password });
  return [
    usual,
    JSON.stringify({ password, username }),
    JSON.stringify({ username, password }, null, '\t'),
    ` \r\n${usual}\n `,
    `{"username":${escaped(username)},"password":${escaped(password)}}`,
    `{"\\u0075sername":${escaped(username)},"p\\u0061ssword":${escaped(password)}}`,
  ];
}

/** The same form in several spellings; the first is the usual one. */
function formSpellings({ username, password }: Credentials): string[] {
  return [
    new URLSearchParams({ username, password }).toString(),
    new URLSearchParams({ password, username }).toString(),
    `username=${encodeURIComponent(username)}&password=${encodeURIComponent(password)}`,
    `username=${allEncoded(username)}&password=${allEncoded(password)}`,
    `user%6Eame=${allEncoded(username).toLowerCase()}&%70assword=${allEncoded(password)}`,
  ];
}

function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
}

function allEncoded(text: string): string {
  const bytes = [...Buffer.from(text)];
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
}

function multipartOf(credentials: Credentials): { type: string; content: string } {
  const parts = Object.entries(credentials).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: 'multipart/form-data; boundary=x', content: `${parts.join('')}--x--\r\n` };
}
