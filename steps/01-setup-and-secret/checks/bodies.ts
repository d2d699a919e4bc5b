import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck, expectFacts } from '#kata/judge/check.ts';
import { describe, expectThat } from '#kata/judge/expect.ts';
import { eachClass } from '#kata/judge/generate.ts';
import type { Asked } from '#kata/judge/session.ts';
import { brokenJson, formType, goodBodies, jsonType } from './body-inputs.ts';
import { expectPlainError } from './plain-answer.ts';

const packers = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

/** Types of bodies that a program need not read. */
const otherTypes = [
  'text/plain',
  'text/plain;charset=UTF-8',
  'application/xml',
  'multipart/form-data',
];

/** The checks of parsing, first with today's typical mistakes. */
export const bodyChecks = [
  defineCheck('setup.body-parsed', async (session) => {
    const word = session.random.word();
    const path = await session.handle();
    for (const kind of ['json', 'form'] as const) {
      const fields = { [word]: session.random.word() };
      const answer = await session.ask({ path, [kind]: fields });
      const found = isDeepStrictEqual(answer.body.body, fields);
      expectThat(answer, `setup.body-parsed.${kind}-fields`, found);
    }

    const broken = { type: 'application/json', content: `{"password": ${word}` };
    const answer = await session.ask({ path: '/inspect', text: broken });
    expectThat(answer, 'setup.body-parsed.json-status', answer.status === 400);
    expectThat(answer, 'setup.body-parsed.json-code', answer.body.error === 'invalid_request');
    const quotes = answer.text.includes(word) || /JSON at|is not valid JSON/.test(answer.text);
    expectThat(answer, 'setup.body-parsed.quotes', !quotes);
    const challenge = answer.headers['www-authenticate'];
    expectThat(answer, 'setup.body-parsed.challenge', challenge === undefined);

    const headers = { 'content-encoding': 'gzip' };
    const form = { username: session.random.word() };
    const packed = await session.ask({ path: '/inspect', headers, form });
    const refused = packed.status === 400 || packed.status === 415;
    expectThat(packed, 'setup.body-parsed.gzip-status', refused);
    expectThat(packed, 'setup.body-parsed.gzip-code', typeof packed.body.error === 'string');
  }),

  defineCheck('setup.body-limited', async (session) => {
    const large = { username: 'a'.repeat(65_536) };
    const chunked = { 'transfer-encoding': 'chunked' };
    const kinds: ['form' | 'json' | 'chunked', Omit<Asked, 'path'>][] = [
      ['form', { form: large }],
      ['json', { json: large }],
      ['chunked', { json: large, headers: chunked }],
    ];
    for (const [kind, body] of kinds) {
      const answer = await session.ask({ path: '/inspect', ...body, fresh: true });
      const sent = message(`setup.body-limited.${kind}-sent`);
      const received = describe(answer);
      const status: PlainId = `setup.body-limited.${kind}-status`;
      expectFacts({ sent, received, expected: status }, answer.status === 413);
      const code: PlainId = `setup.body-limited.${kind}-code`;
      expectFacts({ sent, received, expected: code }, typeof answer.body.error === 'string');
    }
  }),
];

/** The checks of parsing in every spelling. */
export const parsingChecks = [
  defineCheck(
    'setup.body-spellings',
    async (session) => {
      const path = await session.handle();
      await eachClass(session, goodBodies, async ({ type, content, fields, method }, what) => {
        const answer = await session.ask({
          path,
          text: { type, content },
          ...(method && { method }),
        });
        const found = answer.status === 200 && isDeepStrictEqual(answer.body.body, fields);
        expectThat(answer, message('setup.body-spellings.fields', { what }), found);
      });
    },
    { hints: 'body-parsed' },
  ),

  defineCheck(
    'setup.body-broken',
    async (session) => {
      const path = await session.handle();
      for (const [index, write] of session.random.shuffle([...brokenJson.entries()])) {
        const word = session.random.word();
        const types = [jsonType, 'Application/JSON', `${jsonType}; charset=utf-8`];
        const text = { type: types[index % 3] ?? jsonType, content: write(word) };
        const method = ['POST', 'PUT', 'PATCH', 'POST'][index % 4] ?? 'POST';
        const answer = await session.ask({ path, text, method });
        expectPlainError(answer, 400, 'invalid_request', 'setup.body-broken.status');
        const quotes = JSON.stringify([answer.text, answer.headers]).includes(word);
        const parser = /JSON at|is not valid JSON|Unexpected|position \d/.test(answer.text);
        expectThat(answer, 'setup.body-broken.quotes', !quotes && !parser);
      }
      const forms = ['%', 'a=%zz', '&&=&', 'a=%E5%AF', '=', '%=%', 'a', '[]=', 'a[b=c'];
      for (const content of forms) {
        const answer = await session.ask({ path, text: { type: formType, content } });
        const fine = answer.status === 200 || answer.status === 400;
        expectThat(answer, 'setup.body-broken.form', fine);
      }
      const values = ['5', '-0', '"text"', '""', 'null', 'true', '[]', '[{"a":1}]', '[[[1]]]'];
      for (const content of values) {
        const answer = await session.ask({ path, text: { type: jsonType, content } });
        const fine = answer.status === 200 || answer.status === 400;
        expectThat(answer, 'setup.body-broken.no-object', fine);
      }
      for (const type of otherTypes) {
        for (const write of [...brokenJson, () => '', (word: string) => JSON.stringify({ word })]) {
          const text = { type, content: write(session.random.word()) };
          const answer = await session.ask({ path, text });
          const expected = message('setup.body-broken.other', { type });
          expectThat(answer, expected, answer.status > 0 && answer.status < 500);
        }
      }
      const handled = await session.callsOf(path);
      const answer = await session.ask({ path, json: { a: 'b' } });
      expectThat(answer, 'setup.body-broken.then', answer.status === 200 && handled !== undefined);
    },
    { hints: 'body-parsed' },
  ),

  defineCheck(
    'setup.body-packed',
    async (session) => {
      const path = await session.handle();
      for (const [encoding, pack] of Object.entries(packers)) {
        for (const [type, write] of [
          [jsonType, (word: string) => JSON.stringify({ username: word })],
          [formType, (word: string) => `username=${word}`],
        ] as const) {
          const plain = write(session.random.word());
          const contents: [PlainId, string | Uint8Array][] = [
            ['setup.body-packed.real', pack(plain)],
            ['setup.body-packed.fake', plain],
            ['setup.body-packed.cut', pack(plain).subarray(0, 12)],
          ];
          for (const [what, content] of contents) {
            const headers = { 'content-encoding': encoding };
            const answer = await session.ask({ path, headers, text: { type, content } });
            const expected = message('setup.body-packed.status', { what: message(what), encoding });
            const refused = answer.status === 400 || answer.status === 415;
            expectThat(answer, expected, refused);
            expectPlainError(answer, answer.status, undefined, expected);
          }
        }
      }
    },
    { hints: 'body-parsed' },
  ),
];
