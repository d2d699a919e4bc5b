import { describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { message, type Text, translate } from '#i18n/message.ts';
import { closingIds } from '#kata/judge/closing.ts';
import { describe as received } from '#kata/judge/expect.ts';
import { suiteOf } from '#kata/judge/judge.ts';
import { messages as english } from '../../src/i18n/en/messages.ts';
import { languages } from '../../src/i18n/language.ts';
import { messages as chinese } from '../../src/i18n/zh-CN/messages.ts';
import { sourcesOf } from '../support/repository.ts';
import { englishIn, hasWords, textsIn } from './prose.ts';

const contracts = sourcesOf('steps/*/{contract,checks/*}.ts');
const speakers = sourcesOf(
  'src/kata/{judge/{causes,check,closing,decode-tokens,expect,session},workspace/earlier-steps,subject/start-fault,subject/subject}.ts',
);

/** What these modules say to a program, to each other, or to us. */
const unspoken = [
  // Challenges and sentences of the reference, which the checks compare.
  'Access token has expired',
  'Access token is not valid',
  'Bearer realm="api"',
  'Bearer realm="api", error="invalid_request"',
  'Bearer realm="api", error="invalid_token", error_description="',
  // Values that the checks send.
  'Basic eDp5',
  'Basic realm="other"',
  'access token',
  'change me',
  // Errors of libraries and handlers, which a program must not take for its own.
  'Algorithm not supported',
  'Broken on purpose',
  "Cannot read properties of undefined (reading 'claims')",
  'No token supplied',
  'Not enough or too many segments',
  'Signature verification failed',
  'Token expired',
  'Token not yet active',
  'Unexpected token a in JSON at position 0',
  'invalid signature',
  'invalid token',
  'jwt expired',
  'jwt malformed',
  'next() called multiple times',
  // Failures of a connection, and what the processes of the judge say to each other.
  ' is taken',
  'The name ',
  'The program does not start: ',
  'are you there?',
  'connection refused',
  'connection reset',
  'protocol upgrade',
  'too long',
];

/** Holes that take another message; any other hole takes a string or a number as it is. */
const textHole = /\{\{(?:what|why|got|content|title|list)\}\}/g;
const hole = /\{\{\w+\}\}/g;

const idsOf = (catalogue: object) =>
  Object.keys(catalogue)
    .filter((key) => !/_(?:zero|one|two|few|many)$/.test(key))
    .map((key) => key.replace(/_other$/, ''));

describe('the catalogues', () => {
  test('are there for every language', async () => {
    const loaded = await Promise.all(
      languages.map((language) => import(`../../src/i18n/${language}/messages.ts`)),
    );
    for (const { messages } of loaded) expect(idsOf(messages)).toEqual(idsOf(english));
    expect(idsOf(english).length).toBeGreaterThan(400);
  });

  test('put the same values into a message', () => {
    const holesOf = (text: string) => new Set(text.match(hole));
    const englishOf: Record<string, string> = english;
    for (const [key, text] of Object.entries(chinese)) {
      expect(holesOf(text), key).toEqual(holesOf(englishOf[key] ?? ''));
    }
  });

  test('have no message that is used nowhere', () => {
    const used = sourcesOf(
      '{src/{kata,attacks,demo}/**/*.{ts,js},src/i18n/*.ts,views/**/*.ejs,steps/*/{contract,checks/*}.ts}',
    ).map(({ text }) => text);
    const patterns = used.flatMap((text) =>
      [...text.matchAll(/['`]([a-z]+\.(?:[\w.-]|\$\{[\w.]+\})+)['`]/g)].map(([, id = '']) => {
        const parts = id.split(/\$\{[\w.]+\}/).map(RegExp.escape);
        return new RegExp(`^${parts.join('[a-z0-9-]+')}$`);
      }),
    );
    const keys = used.flatMap((text) =>
      [...text.matchAll(/defineCheck\(\s*'([^']+)'/g)].map(([, key = '']) => key),
    );
    const unused = idsOf(english).filter(
      (id) =>
        !keys.includes(id.replace(/\.(?:title|rule)$/, '')) &&
        !patterns.some((pattern) => pattern.test(id)),
    );
    expect(unused).toEqual([]);
  });
});

describe('a check', () => {
  test('has the id, the title and the rule of its key, and no two of a step have the same', async () => {
    for (const step of steps) {
      const { checks } = await suiteOf(step);
      expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
      expect(new Set(checks.map(({ title }) => translate(title, 'en'))).size).toBe(checks.length);
      for (const { id, title, rule } of checks) {
        const speaker = closingIds.some((closing) => closing === id) ? 'judge' : step.name;
        expect(title.id).toBe(`${speaker}.${id}.title`);
        expect(rule.id).toBe(`${speaker}.${id}.rule`);
      }
    }
  });

  const sources = [...contracts, ...speakers];

  test.each(sources)('has only messages in $path', ({ text }) => {
    expect(textsIn(text).filter((one) => !unspoken.includes(one))).toEqual([]);
  });

  test('has no exception that is used nowhere', () => {
    const found = sources.flatMap(({ text }) => textsIn(text));
    expect(unspoken.filter((one) => !found.includes(one))).toEqual([]);
  });
});

describe('in Chinese', () => {
  const texts = Object.entries(chinese);

  test('every message is translated', () => {
    const untranslated = texts.filter(
      ([, text]) => hasWords(text.replaceAll(hole, '')) && !/\p{Script=Han}/u.test(text),
    );
    expect(untranslated).toEqual([]);
  });

  test('no English is left over', () => {
    expect(texts.filter(([, text]) => englishIn(text).length > 0)).toEqual([]);
  });

  test('a space is between Chinese and anything else, and full-width marks in prose', () => {
    const wrong =
      /\p{Script=Han}["'`A-Za-z\d{]|["'`A-Za-z\d}]\p{Script=Han}|\p{Script=Han} ?[,;:!?(]|[,;!?] ?\p{Script=Han}| [，；：。！？（）、]|[，；：。！？（）、] /u;
    expect(texts.filter(([, text]) => wrong.test(text))).toEqual([]);
  });

  test('a message inside another one has a mark or an end on both sides', () => {
    const lacking = texts.filter(([, text]) =>
      text.split(textHole).some((part, index, parts) => {
        const after = index > 0 && /^[\p{L}\p{N} ]/u.test(part);
        return after || (index < parts.length - 1 && /[\p{L}\p{N} ]$/u.test(part));
      }),
    );
    expect(lacking).toEqual([]);
  });

  test('one word is used for one idea', () => {
    expect(
      texts.filter(([, text]) => /文本|列表|回答|结论|契约|课文|陌生人|站得住/.test(text)),
    ).toEqual([]);
  });
});

test.each([
  ['请求 goes on 了', ['goes on']],
  ['请求 goes\non', ['goes\non']],
  ['令牌 it is good，然后 go on', ['it is good', 'go on']],
  ['"it goes on" 与 \'it is\' 和 `import type`', []],
  ['RFC 7519, 4.1.4 与 OWASP ASVS 6.3.8：readConfig JWT_SECRET 64 KB iss', []],
  ['npm run kata reset 1 写入 steps/01-setup-and-secret/setup.ts', []],
])('the leftover English in %j is found', (text, left) => {
  expect(englishIn(text)).toEqual(left);
});

describe('translate', () => {
  const both = (text: Text) => [translate(text, 'en'), translate(text, 'zh-CN')];

  test('puts a message into another one, in the same language', () => {
    const why = message('judge.response.late');
    expect(both(message('judge.received.nothing', { why }))).toEqual([
      'no response: no response within 5 seconds',
      '没有响应：5 秒内没有响应',
    ]);
  });

  test('joins the parts of a list', () => {
    const mark = message('judge.printed.here', { what: message('decode.nothing-printed.secret') });
    expect(both(['a ', mark, ' b'])).toEqual([
      'a (here was the secret) b',
      'a （这里原来是：密钥） b',
    ]);
  });

  test.each([
    'judge.response.late',
    'the secret',
    'no response within 5 seconds',
    '{{username}} {{ why }}',
    '$t(judge.response.late)',
    '$& $1 $$ \\',
    '<b>&amp;"\'</b>',
    '__proto__',
    'constructor',
  ])('leaves a value as it is: %j', (username) => {
    expect(both(username)).toEqual([username, username]);
    expect(both(message('attach.attached.username', { username }))).toEqual([
      `"user" with "username": "${username}"`,
      `"user" 里有 "username": "${username}"`,
    ]);
  });

  test.each([
    'Error: JWT_SECRET must not be empty\n    at readConfig (setup.ts:12:11)',
    'no such user: in the query',
    '401 unauthorized: wrong password',
    '(an empty body)',
  ])('leaves what a program responds as it is: %j', (text) => {
    const answer = {
      status: 500,
      headers: {},
      text,
      failure: undefined,
      body: {},
      time: 1,
      curl: '',
    };
    expect(both(received(answer))).toEqual([`status 500\n${text}`, `状态码 500\n${text}`]);
  });
});
