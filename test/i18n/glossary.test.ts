import { expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { judge as english } from '../../src/i18n/en/judge.ts';
import { judge as chinese } from '../../src/i18n/zh-CN/judge.ts';
import { sourcesOf } from '../support/repository.ts';

/** One word for an idea in each language, and words that were used for it before. */
const glossary = [
  { english: /\btokens?\b/i, chinese: '令牌' },
  { english: /\bsecrets?\b/i, chinese: '密钥' },
  { english: /\bissuers?\b/i, chinese: '签发者' },
  { english: /\bclaims?\b/i, chinese: '声明' },
  { english: /\bsubjects?\b/i, chinese: '主体' },
  { english: /\bchallenges?\b/i, chinese: '质询' },
  { english: /\bsignatures?\b/i, chinese: '签名' },
  { english: /\bmiddlewares?\b/i, chinese: '中间件' },
  { english: /\bstrings?\b/i, chinese: '字符串', not: /文本/ },
  { english: /\barrays?\b/i, chinese: '数组' },
  { english: /\bcontract\b/i, chinese: '接口约定', not: /契约/ },
  { english: /\bthe article\b/i, chinese: '原文' },
  { english: /\bsteps?\b/i, chinese: '步', not: /\bstoreys?\b|楼层/i },
  { english: /\bverdicts?\b/i, chinese: '检查结果', not: /结论/ },
  { english: /\bjudge\b(?! your| FOLDER)/, chinese: '评测程序', not: /评判程序/ },
  { english: /\bgrader\b/, chinese: '评分程序' },
  { english: /\b(?:all|later|same) checks\b/i, chinese: '检查项' },
  { english: /\bsuites?\b/, chinese: '测试套件' },
  { english: /\bexercises?\b/, chinese: '练习' },
  { english: /\bsolutions?\b/, chinese: '答案' },
  { english: /\bhints?\b/, chinese: '提示' },
  { english: /\bsubmissions?\b/, chinese: '提交' },
  { english: /\bsandbox\b/, chinese: '沙箱' },
  { english: /\breference\b/, chinese: '参考' },
  { english: /\brate limits?\b/, chinese: '限制', not: /\bbrakes?\b|刹车/i },
  { english: /\breturns? 401\b/, chinese: '返回 401', not: /回答 \d{3}/ },
  { english: /\blessons?\b/, chinese: '课', not: /课文/ },
];

/** Words that make a reader read twice. */
const riddles = /\b(whoever|whomever|nobody|for who|ere|upon)\b/i;

const documents = sourcesOf(
  '{,docs/,src/server/,steps/{,0*/}}{README,CONTRIBUTING,SECURITY,teaching,koa-for-express,hints,faults,passed}*.md',
);
const pairs = documents
  .filter(({ path }) => documents.some((one) => one.path === path.replace('.md', '.zh-CN.md')))
  .map(({ path, text }) => {
    return { path, english: text, chinese: sourcesOf(path.replace('.md', '.zh-CN.md'))[0]?.text };
  });

test('there are documents to read', () => {
  const lessons = steps.map(({ shown }) => shown.replace(/[^/]*$/, ''));
  expect(pairs.map(({ path }) => path)).toEqual([
    'README.md',
    'docs/teaching.md',
    'src/server/README.md',
    ...lessons.flatMap((folder) => [`${folder}README.md`, `${folder}hints.md`]),
    'steps/README.md',
    'steps/faults.md',
    'steps/koa-for-express.md',
    'steps/passed.md',
  ]);
});

test.each(pairs)('$path has one Chinese term for one English term', ({ english, chinese }) => {
  const prose = english.replaceAll(/`[^`]*`/g, '');
  const missing = glossary.filter(
    (term) => term.english.test(prose) && !chinese?.includes(term.chinese),
  );
  expect(missing.map(({ chinese }) => chinese)).toEqual([]);
});

test.each(documents)('$path has no word that was given up', ({ text }) => {
  const found = glossary.flatMap(({ not }) => not?.exec(text)?.[0] ?? []);
  expect([...found, ...(riddles.exec(text) ?? [])]).toEqual([]);
});

test.each([
  ['steps/README.md', [english]],
  ['steps/README.zh-CN.md', [english, chinese]],
])('%s quotes what the judge says about programs that do not start', (path, catalogues) => {
  const text = documents.find((document) => document.path === path)?.text ?? '';
  const said = catalogues.flatMap((catalogue) =>
    Object.entries(catalogue).flatMap(([id, words]) =>
      id.startsWith('judge.fault.') ? words : [],
    ),
  );
  expect(said.length).toBe(8 * catalogues.length);
  expect(said.filter((words) => !text.includes(words))).toEqual([]);
});
