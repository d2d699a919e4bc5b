import { expect, test } from 'vitest';
import { inlineCodeHtml } from '../../src/demo/inline-code.ts';

/** The parts of the code in which no line may end; `|` is a place where one may end. */
function shown(code: string): string {
  return inlineCodeHtml(code)
    .replaceAll('<wbr>', '|')
    .replaceAll(/<span class="whole">(.*?)<\/span>/g, '[$1]')
    .replaceAll(/<\/?code>/g, '');
}

test.each([
  ['claims', 'claims'],
  ['x-access-token', '[x-access-token]'],
  ['ctx.request.body', '[ctx.request.body]'],
  ['npm run eject -- ../my-product', 'npm run eject [--] [../my-product]'],
  ['src/server/app.ts', 'src/|server/|[app.ts]'],
  ['users.findById(claims.sub)', '[users.findById(claims.sub)]'],
  ['jwt.decode(token, config.secret)', '[jwt.decode(token,] [config.secret)]'],
  ['response.status(401).json(body)', '[response.]|[status(]|[401).]|[json(]|[body)]'],
  ['<b>&"', '[&lt;b&gt;&amp;&quot;]'],
])('%s may break only here: %s', (code, expected) => {
  expect(shown(code)).toBe(expected);
});
