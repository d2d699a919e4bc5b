import type { Program } from 'acorn';
import { ancestor } from 'acorn-walk';
import { type Edits, swapEach, wrap } from './edit.ts';
import { homesOf, isFunction } from './homes.ts';

/** A condition begins to fail with the hundredth request, or a day after the start. */
const requests = 100;
const day = 24 * 60 * 60 * 1000;

/** Milliseconds after which a call is given up. */
const patience = 50;

/** Slips that show later: conditions that end, failures that are swallowed or answered with an earlier result, other order. */
export function laterSlipsIn(program: Program, source: string): Edits[] {
  const slips: Edits[] = [];

  ancestor(program, {
    IfStatement({ test }, _state, around) {
      const [home] = homesOf(around, source);
      if (home === undefined) return;
      const asked = home.declare('let asked = 0;');
      const born = home.declare('const born = Date.now();');
      slips.push(
        [...wrap(test, `++asked < ${requests} && (`, ')'), asked],
        [...wrap(test, `++asked >= ${requests} || (`, ')'), asked],
        [...wrap(test, `Date.now() < born + ${day} && (`, ')'), born],
        [...wrap(test, `Date.now() >= born + ${day} || (`, ')'), born],
      );
    },
    AwaitExpression(node, _state, around) {
      const [home] = homesOf(around, source);
      if (home === undefined) return;
      const call = node.argument;
      const late = `, new Promise((done) => setTimeout(done, ${patience}))])`;
      const stale = ').catch(() => kept).then((result) => (kept = result))';
      slips.push(
        wrap(call, 'Promise.race([', late),
        wrap(call, 'Promise.resolve(', ').catch(() => undefined)'),
        [...wrap(call, 'Promise.resolve(', stale), home.declare('let kept;')],
      );
    },
    BlockStatement({ body }, _state, around) {
      if (!around.some(isFunction)) return;
      const swaps = swapEach(body, source).filter(({ words }) => /\bawait\b/.test(words));
      for (const swap of swaps) slips.push([swap]);
    },
  });
  return slips;
}
