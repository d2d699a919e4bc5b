import { execFile } from 'node:child_process';
import jwt from 'jwt-simple';
import { expect, test } from 'vitest';
import { root, sourcesOf } from '../support/repository.ts';

/** A program in a lesson that readers can run, and what the lesson says that it prints. */
interface Snippet {
  path: string;
  code: string;
  printed: string;
}

/** A block that begins with the comment `// run`, and the next block, which must be of text. */
const pattern = /^```js\n(\/\/ run\n[\s\S]*?)^```$(?:(?!^```)[\s\S])*?^```text\n([\s\S]*?)^```$/gm;

const documents = sourcesOf('steps/{,*/}*.md');
const snippets = documents.flatMap(({ path, text }) =>
  [...text.matchAll(pattern)].map(([, code = '', printed = '']): Snippet => {
    return { path, code, printed };
  }),
);
const english = snippets.filter(({ path }) => !path.includes('.zh-CN.'));

test('every block that begins with "// run" is followed by what it prints', () => {
  const marked = documents.flatMap(({ text }) => text.match(/^\/\/ run$/gm) ?? []);
  expect(snippets).toHaveLength(marked.length);
});

test('both languages have the same programs', () => {
  const chinese = snippets.filter(({ path }) => path.includes('.zh-CN.'));
  expect(chinese.map((one) => ({ ...one, path: one.path.replace('.zh-CN.', '.') }))).toEqual(
    english,
  );
});

test('there are programs in steps 2 and 4, and in Koa for Express developers', () => {
  expect(english.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'steps/02-issue-token/README.md',
      'steps/04-decode-and-expiry/README.md',
      'steps/koa-for-express.md',
    ]),
  );
});

test.each(english)('$path prints what it says', async ({ code, printed }) => {
  expect(await run(code)).toMatch(matching(printed));
});

test('a token that is signed by hand is the token of jwt-simple', () => {
  const { code = '', printed = '' } = english.find(({ path }) => path.startsWith('steps/02')) ?? {};
  const [, secret = ''] = /const secret = '([^']+)'/.exec(code) ?? [];
  const [byHand = '', byLibrary = ''] = printed.split('\n');
  expect(byHand).toBe(jwt.encode(jwt.decode(byHand, secret, false, 'HS256'), secret, 'HS256'));
  expect(byLibrary).toBe(byHand);
});

/** Runs a program with Node in the root of the repository, and returns what it prints. */
function run(code: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = ['--input-type=module', '--eval', code];
    execFile(process.execPath, args, { cwd: root, timeout: 10_000 }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
  });
}

/** Matches a text exactly; `…` is one or more characters of a line. */
function matching(printed: string): RegExp {
  return new RegExp(`^${printed.split('…').map(RegExp.escape).join('.+')}$`);
}
