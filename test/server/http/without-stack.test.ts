import { expect, test } from 'vitest';
import { withoutStack } from '#server/http/without-stack.ts';

function fail(): never {
  throw new Error('no');
}

/** The lines of a stack trace, without the one that is the message. */
function traceOf(work: () => void): string[] {
  try {
    work();
  } catch (error) {
    const { stack = '' } = error instanceof Error ? error : {};
    return stack.split('\n').slice(1);
  }
  throw new Error('Expected an error');
}

test('errors inside have no stack trace, and those after it have one', () => {
  expect(traceOf(() => withoutStack(fail))).toEqual([]);
  expect(traceOf(fail)).not.toEqual([]);
});

test('gives what the work gives, and traces are back then, too', () => {
  expect(withoutStack(() => 7)).toBe(7);
  expect(traceOf(fail)).not.toEqual([]);
});
