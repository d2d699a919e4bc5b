import { createHash } from 'node:crypto';
import type { LearnerProgress, LiveVerdict } from '../../src/demo/live.ts';
import type { Shown, Workplace } from '../../src/demo/workplace/workplace.ts';
import { makeLive } from '../../src/kata/watch/live.ts';

/** A verdict on step 2 that is not a pass. */
export const failed: LiveVerdict = {
  step: 2,
  checks: [
    { id: 'login', title: 'issues a token', outcome: 'passed' },
    { id: 'wrong-password', title: 'a wrong password must be refused', outcome: 'failed' },
    { id: 'quiet', title: 'prints nothing', outcome: 'skipped' },
  ],
  failure: {
    title: 'a wrong password must be refused',
    sent: "curl -i 'http://127.0.0.1:1/login'",
    received: 'status 200\n<b>{}</b>',
    token: 'claims: {"sub":"<1>"}',
    expected: '401 invalid_credentials: the password is wrong',
    cause: 'The comparison is not awaited.',
    rule: 'RFC 6749, 5.2',
  },
  broken: [],
  types: [],
  marks: [],
  printed: '',
};

/**
 * The runner's side of the pages, whose verdicts the test sends, after a first one on step 2. By default the learner has passed
 * step 1. The learner's files are in memory.
 */
export function makeHand(progress: LearnerProgress = { current: 2, passed: [1], begun: [1, 2] }) {
  const live = makeLive(() => progress);
  live.publish(failed);
  const workplace = workplaceInMemory((step) => live.announceSave(step));
  const listeners = new Set<object>();
  const listen: typeof live.listen = (step, listener) => {
    const stop = live.listen(step, listener);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      stop();
    };
  };
  const { publish: tell, end } = live;
  return { live: { ...live, listen, workplace }, runner: live, workplace, tell, end, listeners };
}

/** Files, copies and help as the runner keeps them, without a disk. `files` are texts by the number of a step. */
function workplaceInMemory(announce: (step: number) => void) {
  const files = new Map([[2, 'export const two = 2;\n']]);
  const copies: { id: string; step: number; text: string }[] = [];
  const asked: string[] = [];
  let hints = 0;
  let shown: Shown = 'nothing';
  const textOf = (step: number) => files.get(step) ?? '';
  const versionOf = (step: number) => createHash('sha256').update(textOf(step)).digest('hex');
  const set = (step: number, text: string) => {
    files.set(step, text);
    announce(step);
  };
  const copy = (step: number, text: string) =>
    copies.push({ id: `copy${copies.length}`, step, text });
  const workplace: Workplace = {
    key: 'key-of-this-run',
    exam: false,
    read: ({ number }) => ({ text: textOf(number), version: versionOf(number) }),
    write({ number }, text, version, options) {
      if (versionOf(number) !== version) return false;
      if (options.copy) copy(number, textOf(number));
      set(number, text);
      return true;
    },
    keep: ({ number }, text) => void copy(number, text),
    judge: ({ number }) => void asked.push(`judge ${number}`),
    reset({ number }) {
      copy(number, textOf(number));
      set(number, '// the exercise\n');
    },
    restore(id) {
      const found = copies.find((one) => one.id === id);
      if (found) set(found.step, found.text);
    },
    copiesOf: ({ number }) =>
      copies
        .filter(({ step }) => step === number)
        .map(({ id, text }) => ({ id, at: new Date(0), lines: text.split('\n').length })),
    helpOn: () => ({
      hints: {
        read: [
          'A *question*. [RFC 7519](https://www.rfc-editor.org/rfc/rfc7519).',
          'A concept.',
          'The code.',
        ].slice(0, hints),
        all: 3,
      },
      shown,
      differences: shown === 'difference' ? [{ line: 7, lines: [' same', '-mine', '+right'] }] : [],
    }),
    readHint() {
      hints += 1;
    },
    show(_step, what) {
      shown = what;
    },
    worthKnowing: () => 'Something **worth** knowing.',
  };
  return { ...workplace, files, copies, asked, set };
}
