import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { rowOf } from '#course/contract-rows.ts';
import { message, translate } from '#i18n/message.ts';
import { feedbackFiles, feedbackOf } from '#kata/grade/reports/feedback.ts';
import { fenced, literalText } from '#kata/grade/reports/markdown-text.ts';
import { suiteOf } from '#kata/judge/judge.ts';
import { stepAt } from '../../../support/learner.ts';
import { classOf, learnerOf, run } from './results.ts';

const markdown = new MarkdownIt({ linkify: false, html: true });

const ada = await learnerOf('ada', [
  {},
  { failed: 2, depends: 1, printed: 'here I am' },
  { failed: 12 },
  { failed: 1, fault: 'crash' },
  { status: 'missing', points: 0, reason: message('grade.missing', { file: 'attach.ts' }) },
]);

describe('feedback', () => {
  const text = feedbackOf(ada, run, 'en');

  test('begins with the points of all steps', () => {
    expect(text.split('\n').slice(0, 9)).toEqual([
      '# ada: 41 of 100 points',
      '',
      '| Step | Points | Result |',
      '| --- | ---: | --- |',
      expect.stringMatching(
        /^\| Step 1: Setup and secret \| 20 of 20 \| all \d+ checks passed \|$/,
      ),
      expect.stringMatching(
        /^\| Step 2: Issue a token \| 7 of 20 \| 2 of \d+ checks failed; 1 check was not run, because it depends on a check that failed \|$/,
      ),
      expect.stringMatching(
        /^\| Step 3: Extract the token \| 7 of 20 \| 12 of \d+ checks failed \|$/,
      ),
      expect.stringMatching(
        /^\| Step 4: Decode and check expiry \| 7 of 20 \| 1 of \d+ checks failed \|$/,
      ),
      '| Step 5: Attach the user | 0 of 20 | no attach.ts |',
    ]);
  });

  test('shows what happened in a failed check, and which row of the lesson to read', async () => {
    const { checks } = await suiteOf(stepAt(2));
    const [, check] = checks;
    expect(text).toContain(
      `### Failed, severity high: ${literalText(translate(check?.title ?? '', 'en'))}`,
    );
    expect(text).toContain('Sent:\n\n```text\ncurl http://127.0.0.1/inspect\n```');
    expect(text).toContain('Came back:\n\n```text\nstatus 200\n```');
    expect(text).toContain('Expected:\n\n```text\nstatus 401\n```');
    const row = rowOf(stepAt(2), check?.id ?? '');
    expect(text).toContain(
      `Read row ${row} of the contract in \`steps/02-issue-token/README.md\`.`,
    );
    expect(text).toContain('run `npm run kata -- check 2 --seed 42` in your copy of the course');
    expect(text).toContain('Your program printed:\n\n```text\nhere I am\n```');
  });

  test('has five checks of a step in full, and the titles of the others', () => {
    const [, , step3 = ''] = text.split('\n## ');
    expect(step3.match(/^### /gm)).toHaveLength(5);
    expect(step3.match(/^- /gm)).toHaveLength(7);
    expect(step3).toContain('These checks failed, too:');
  });

  test('has a check in the list that fails like another one', async () => {
    const learner = await learnerOf('ada', [{ failed: 3 }]);
    const [first] = learner.steps;
    const { checks = [] } = first ?? {};
    const alike = checks.map((check, index) => (index === 2 ? { ...check, like: 'x' } : check));
    const [step] = [first].flatMap((one) => (one ? [{ ...one, checks: alike }] : []));
    const steps = [step, ...learner.steps.slice(1)].flatMap((one) => one ?? []);
    const shorter = feedbackOf({ ...learner, steps }, run, 'en');
    expect(shorter.match(/^### /gm)).toHaveLength(2);
    expect(shorter.match(/^- /gm)).toHaveLength(1);
  });

  test('says that a program does not start, not which check met it first', () => {
    const [, , , step4 = ''] = text.split('\n## ');
    expect(step4).toContain('### Failed, severity high: the program does not start\n');
    expect(step4).toContain('Read `steps/04-decode-and-expiry/README.md`.');
  });

  test('is Chinese for a Chinese reader, lessons included', () => {
    const chinese = feedbackOf(ada, run, 'zh-CN');
    expect(chinese).toContain('# ada：41 / 100 分\n');
    expect(chinese).toMatch(
      /请读 `steps\/02-issue-token\/README\.zh-CN\.md` 里接口约定的第 \d+ 行。/,
    );
  });

  test('has no section for a step that passed or was not judged', () => {
    expect(text.match(/^## .*/gm)?.map((title) => title.slice(3, 9))).toEqual([
      'Step 2',
      'Step 3',
      'Step 4',
    ]);
  });

  test('contains no hint', async () => {
    const all = await learnerOf('all', Array(5).fill({ failed: 99 }));
    expect(feedbackOf(all, run, 'en').length).toBeLessThan(125_000);
    expect(feedbackOf(all, run, 'en').toLowerCase()).not.toContain('hint');
  });
});

describe('a text of a submission', () => {
  const wild = '</code>```` \n````\n# not a heading\n<script>alert(1)</script> @ada [x](y)';

  test('stays in its block of code', async () => {
    const learner = await learnerOf('@a_b* <b>|`c`&lt;', [{ failed: 1, received: wild }]);
    const html = markdown.render(feedbackOf(learner, run, 'en'));
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<h1>@a_b* &lt;b&gt;|`c`&amp;lt;: 87 of 100 points</h1>');
  });

  test.each(['`', '``` ', 'a\n````\nb', ''])('cannot end a block: %j', (text) => {
    expect(markdown.render(fenced(text)).match(/<pre>/g)).toHaveLength(1);
    expect(markdown.render(`${fenced(text)}\n\nend`)).toContain('<p>end</p>');
  });

  test('is cut if it is long', async () => {
    const learner = await learnerOf('ada', [{ failed: 1, received: 'x'.repeat(5_000) }]);
    expect(feedbackOf(learner, run, 'en')).toContain(`\n${'x'.repeat(1_000)}…\n`);
  });
});

test('a sentence of ours is readable without Markdown', () => {
  expect(literalText('401 invalid_request: must refuse "a=b" (RFC 6750, 3.1)')).toBe(
    '401 invalid_request: must refuse "a=b" (RFC 6750, 3.1)',
  );
});

test('every learner has a file of their own, with a name that every system allows', async () => {
  const names = ['ada', 'Ada', 'class/ada', '..', '../../etc', 'a:b*c?', '王小明', 'x'.repeat(300)];
  const learners = await Promise.all(names.map((name) => learnerOf(name)));
  const files = feedbackFiles(classOf(...learners), 'en').map(({ file }) => file);
  expect(files).toEqual([
    'ada.md',
    'Ada-2.md',
    'class-ada.md',
    'submission.md',
    'etc.md',
    'a-b-c.md',
    '王小明.md',
    `${'x'.repeat(60)}.md`,
  ]);
});
