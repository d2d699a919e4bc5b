import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { beforeAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { translate } from '#i18n/message.ts';
import { readRefusals } from '#kata/course-check/refusals.ts';
import { judge } from '#kata/judge/judge.ts';
import { StartError } from '#kata/subject/start-fault.ts';
import { catalogueOf, makeWords } from '../../src/i18n/say.ts';
import { sourcesOf } from '../support/repository.ts';
import { englishIn, hasWords, textsIn } from './prose.ts';

const catalogue = catalogueOf('zh-CN');
const { tell } = makeWords('zh-CN', catalogue);
const own: Record<string, string> = Object.assign(
  {},
  ...sourcesOf('src/i18n/zh-CN/{suites,faults}.json').map(({ text }) => JSON.parse(text)),
);

const suites = sourcesOf('steps/*/contract.ts');
const speakers = sourcesOf(
  'src/kata/{judge/ask,judge/expect,judge/session,workspace/verdict,subject/start-fault,subject/subject}.ts',
);

/** What these modules say to each other, or to us. */
const unspoken = ['are you there?', 'The name ', ' is taken'];

const faults = ['syntax', 'import', 'denied', 'crash', 'exit', 'greedy', 'hang', 'silent'] as const;

/** What none of our programs brings about, by what must be wrong with one. */
const worse: Record<string, string[]> = {
  'it does not start': [
    'the program does not start',
    'start the server with good settings',
    ...faults.map((fault) => `a server that starts. ${new StartError(fault, '').message}`),
    'every step: whatever else it does, the program starts and listens',
    '(it printed nothing)',
  ],
  'it is not there': [
    'there is no file steps/01-setup-and-secret/setup.ts',
    'a file: npm run kata reset 1 brings the exercise back',
  ],
  'its readConfig is wrong': [
    'a server that listens',
    'a server that starts',
    '(the program ended or did not reply)',
    'no server with an empty secret: readConfig throws an error that names JWT_SECRET, and this one does not',
    'no server with an empty secret: readConfig throws an error that names JWT_SECRET; it neither waits nor ends the program',
    'secret: another value',
    'issuer: nothing',
    'lifetime: nothing',
  ],
  'it prints secrets': [
    '(here stood the secret)',
    '{"secret":"(here stood the secret)","token":"(here stood a token)"}',
    'JWT_SECRET=(here it began)…',
    '(here it began)',
  ],
  'it attaches an empty user': ['"user" with id and username only at /inspect, got none'],
  'it does not answer': [
    'no answer within 5 seconds',
    'an answer that changes the protocol',
    'the connection broke off',
    'more than 1 MB, of which the rest was not read',
    'the program does not listen any more: it has ended or crashed',
    'the program cut the connection before it had answered, or ended: is there a process.exit()?',
    'an answer that is not HTTP',
    'the program has used up 30 seconds',
    'It wrote to the channel of the judge and was stopped.',
    'It took more than 400 MB of memory and was stopped.',
    'It printed more than 4 MB and was stopped.',
    'It asked for users without end and was stopped.',
  ].map((why) => `nothing: ${why}`),
  'it answers strangely': [
    'status 200\n(an empty body)',
    'status 401\nWWW-Authenticate: Bearer realm="api"\n(an empty body)',
    'status 200\nthe connection broke off',
    'status 200\nmore than 1 MB, of which the rest was not read',
  ],
};

const sentences = new Set(Object.values(worse).flat());

beforeAll(async () => {
  subscribe('kata:expectThat', hear);
  for (const step of steps) {
    const { verdicts } = await judge({ step, file: step.solution });
    for (const { check } of verdicts)
      sentences.add(translate(check.title, 'en')).add(translate(check.rule, 'en'));
  }
  unsubscribe('kata:expectThat', hear);
  for (const refusals of Object.values(readRefusals())) {
    for (const { expected } of Object.values(refusals)) sentences.add(filled(expected));
  }
  for (const expected of [...sentences].filter((sentence) =>
    /^\d{3}( [a-z_]+)?: /.test(sentence),
  )) {
    if (/; |^500/.test(expected)) continue;
    sentences.add(`${expected}; 404 means that nobody answered`);
    sentences.add(`${expected}; 500 means that your code threw an error`);
  }
}, 120_000);

test('more than a thousand sentences are collected', () => {
  expect(sentences.size).toBeGreaterThan(1000);
});

test.each([...suites, ...speakers])('among them is all that $path says', ({ text }) => {
  const collected = [...sentences].join('\n');
  const texts = textsIn(text);
  expect(texts.length).toBeGreaterThan(4);
  expect(texts.filter((one) => !collected.includes(one) && !unspoken.includes(one))).toEqual([]);
});

describe('in Chinese', () => {
  test('every sentence is known', () => {
    const unknown = [...sentences].filter(
      (sentence) => hasWords(sentence) && !/\p{Script=Han}/u.test(tell(sentence)),
    );
    expect(unknown).toEqual([]);
  });

  test('no English is left over', () => {
    const told = [...sentences].map(tell).filter((one) => englishIn(one).length > 0);
    expect(told).toEqual([]);
  });

  test('a space stands between Chinese and anything else, and full-width marks in prose', () => {
    const wrong =
      /\p{Script=Han}["'`A-Za-z\d]|["'`A-Za-z\d]\p{Script=Han}|\p{Script=Han} ?[,;:!?(]|[,;!?] ?\p{Script=Han}| [，；：。！？（）、]|[，；：。！？（）、] /u;
    expect(Object.values(own).filter((one) => wrong.test(one))).toEqual([]);
    expect([...sentences].map(tell).filter((one) => wrong.test(one))).toEqual([]);
  });

  test('nothing is translated that nobody says', () => {
    const keys = Object.keys(own);
    const mark = (index: number) => String.fromCodePoint(0xf0000 + index);
    const marked = keys.map((key, index) => [key, `${own[key]}${mark(index)}`]);
    const words = makeWords('zh-CN', { ...catalogue, ...Object.fromEntries(marked) });
    const told = [...sentences].map(words.tell).join('');
    expect(keys.filter((_, index) => !told.includes(mark(index)))).toEqual([]);
  });

  test('a translation has the holes of its sentence', () => {
    const holesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, translation] of Object.entries(own)) {
      expect(holesOf(translation), key).toEqual(holesOf(key));
    }
  });

  test('a word means the same wherever it is translated', () => {
    const twice = sourcesOf('src/i18n/zh-CN/*.json').flatMap(({ text }) => {
      const translations: Record<string, string> = JSON.parse(text);
      return Object.keys(translations).filter((key) => translations[key] !== catalogue[key]);
    });
    expect(twice).toEqual([]);
  });

  test.each([
    'Error: JWT_SECRET must not be empty\n    at readConfig (setup.ts:12:11)',
    'TypeError: secret is not a function',
    'no password in database',
    'no such user: in the query',
    '200: fine',
    '401 unauthorized: wrong password',
    'waiting for a token in the queue, got nothing',
    'nothing to do',
    'listening on 3000',
  ])('what a program says stays as it is: %j', (printed) => {
    expect(tell(printed)).toBe(printed);
    expect(tell(`status 500\n${printed}`)).toBe(`状态码 500\n${printed}`);
  });

  test('names, ids and secrets stay as they are, even where they are words of ours', () => {
    expect(tell('"user" with "username": "nothing"')).toBe('"user" 里有 "username": "nothing"');
    expect(tell('"sub": "the query", the user’s id, got "a form"')).toBe(
      '"sub" 应为用户的 id "the query"，实际："a form"',
    );
    expect(tell(`JWT_SECRET='a form', then start`)).toBe(`JWT_SECRET='a form'，然后启动`);
  });
});

test.each([
  ['请求 goes on 了', ['goes on']],
  ['请求 goes\non', ['goes\non']],
  ['令牌 it is good，然后 go on', ['it is good', 'go on']],
  ['"it goes on" 与 \'it is\' 和 `import type`', []],
  ['RFC 7519, 4.1.4 与 OWASP ASVS 6.3.8：readConfig JWT_SECRET 64 KB iss', []],
  ['npm run kata reset 1 写入 steps/01-setup-and-secret/setup.ts', []],
])('English is seen in %j where it is left over', (text, left) => {
  expect(englishIn(text)).toEqual(left);
});

/** Takes what a suite demands, whether it holds or not. What a program printed or answered by itself is not ours. */
function hear(message: unknown): void {
  if (typeof message !== 'object' || message === null) return;
  const facts = Object.assign({ sent: '', received: '', expected: '' }, message);
  sentences.add(facts.expected);
  if (!facts.sent.startsWith('curl')) sentences.add(facts.sent);
  if (facts.received.startsWith('status ')) sentences.add(facts.received);
}

/** A message with examples in the places of its placeholders. */
function filled(expected: string): string {
  return expected
    .replaceAll('(id)', '09f46bde-8820-4eef-9e18-b403969d0b3d')
    .replaceAll('(fingerprint)', '3BJj4I3glXuIEyGK')
    .replaceAll('(word)', 'forgetting')
    .replaceAll('(time)', '1795549819.7')
    .replaceAll('(some) ms', '12 ms');
}
