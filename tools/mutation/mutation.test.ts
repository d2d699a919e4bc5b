import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { solutionText } from '../../src/course/specifiers.ts';
import { root, steps } from '../../src/course/steps.ts';
import { cacheSlipsIn } from './cache-slips.ts';
import { apply, type Edits, linesOf } from './edit.ts';
import { laterSlipsIn } from './later-slips.ts';
import { type FindSlips, sets } from './mutants.ts';
import { mutantsOf } from './sets.ts';
import { slipsIn } from './slips.ts';
import { stateSlipsIn } from './state-slips.ts';
import { explain, fits, readExplanations } from './survivors.ts';
import { timeSlipsIn } from './time-slips.ts';

/** The programs with each of the slips that are found in a source. */
function programsWith(find: FindSlips, source: string): string[] {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  return find(program, source).map((edits: Edits) => apply(source, edits));
}

describe('slipsIn finds', () => {
  test.each([
    ['boundaries', 'a < b;', ['a <= b;', 'a >= b;', ';']],
    ['operators', 'a ?? b;', ['a || b;', 'a && b;', ';']],
    ['negations', '!a;', ['a;', ';']],
    ['conditions', 'if (a) b;', ['if (a) ;', 'if (true) b;', 'if (false) b;', 'if (!(a)) b;']],
    ['awaits', 'await a;', ['a;', ';']],
    ['numbers', 'a = 5;', ['a = 6;', 'a = 4;', 'a = 0;', ';']],
    ['texts', "a = 'b';", ["a = '';", "a = 'bx';", ';']],
    ['templates', 'a = `b`;', ['a = ``;', ';']],
    ['arguments', 'a(b, c);', ['a(b);', 'a(c, b);', ';']],
    ['links of a chain', 'a(b).c();', ['a().c();', 'b.c();', 'a(b);', ';']],
    ['properties', 'a = { b, c };', ['a = { c };', 'a = { b };', ';']],
    ['elements', 'a = [b, c];', ['a = [c];', 'a = [b];', 'a = [c, b];', ';']],
    ['optional chains', 'a?.b;', ['a.b;', ';']],
    ['functions', 'a = () => { b; };', ['a = () => { ; };', 'a = () => {};', ';']],
  ])('%s', (_name, source, wanted) => {
    expect(programsWith(slipsIn, source).sort()).toEqual(wanted.sort());
  });

  test('none in an import', () => {
    expect(programsWith(slipsIn, "import a from 'b';")).toEqual([]);
  });
});

describe('slips in state and time:', () => {
  test.each<[string, FindSlips, string, string]>([
    [
      'a value is kept',
      stateSlipsIn,
      'f = (b) => { a = b; };',
      'f = (b) => { a = (kept ??= b); };let kept;\n',
    ],
    [
      'a value is kept in the factory',
      stateSlipsIn,
      'f = () => { return (b) => { a = b; }; };',
      'f = () => { let kept; return (b) => { a = (kept ??= b); }; };',
    ],
    [
      'a clock is read at the start',
      stateSlipsIn,
      'f = () => { now(); };',
      'f = () => { early; };const early = now();\n',
    ],
    [
      'a clock is read in the factory',
      stateSlipsIn,
      'f = () => { return () => { now(); }; };',
      'f = () => { const early = now(); return () => { early; }; };',
    ],
    [
      'a variable is shared',
      stateSlipsIn,
      'f = async () => { const a = b; };',
      'f = async () => { (a = b); };let a;\n',
    ],
    [
      'an object is shared',
      stateSlipsIn,
      'f = () => { return { a }; };',
      'f = () => { return Object.assign(shared, { a }); };const shared = {};\n',
    ],
    [
      'the state is shared',
      stateSlipsIn,
      'f = (ctx) => { ctx.state.a = 1; };',
      'f = (ctx) => { (ctx.state = shared).a = 1; };const shared = {};\n',
    ],
    [
      'the state is replaced',
      stateSlipsIn,
      'f = (ctx) => { ctx.state.a = 1; };',
      'f = (ctx) => { ctx.state = { a: 1 }; };',
    ],
    [
      'a pattern remembers',
      stateSlipsIn,
      'f = () => { /a/.test(b); };',
      'f = () => { pattern.test(b); };const pattern = /a/g;\n',
    ],
    [
      'a result is cached',
      cacheSlipsIn,
      'f = (ctx) => { a(ctx); };',
      'f = (ctx) => { (cache.get(ctx.ip) ?? cache.set(ctx.ip, a(ctx)).get(ctx.ip)); };const cache = new Map();\n',
    ],
    [
      'a failure is cached',
      cacheSlipsIn,
      'f = async (sub) => { await a(sub); };',
      'f = async (sub) => { await (cache.get(sub) ?? cache.set(sub, a(sub)).get(sub)); };const cache = new Map();\n',
    ],
    [
      'a check ends with a request',
      laterSlipsIn,
      'f = (a) => { if (a) b; };',
      'f = (a) => { if (++asked < 100 && (a)) b; };let asked = 0;\n',
    ],
    [
      'a check begins after a day',
      laterSlipsIn,
      'f = (a) => { if (a) b; };',
      'f = (a) => { if (Date.now() >= born + 86400000 || (a)) b; };const born = Date.now();\n',
    ],
    [
      'a slow call is given up',
      laterSlipsIn,
      'f = async () => { await a(); };',
      'f = async () => { await Promise.race([a(), new Promise((done) => setTimeout(done, 50))]); };',
    ],
    [
      'a result is kept after an error',
      laterSlipsIn,
      'f = async () => { await a(); };',
      'f = async () => { await Promise.resolve(a()).catch(() => kept).then((result) => (kept = result)); };let kept;\n',
    ],
    [
      'two statements change places',
      laterSlipsIn,
      'f = async () => { a; await b; };',
      'f = async () => { await b; a; };',
    ],
    ['a time is rounded', timeSlipsIn, 'a <= now;', 'a <= Math.floor(now);'],
    ['a rounded time is one too early', timeSlipsIn, 'a <= now;', 'a < Math.floor(now);'],
    ['a time has leeway', timeSlipsIn, 'a <= now;', 'a <= now - 60;'],
    ['a time is rounded up', timeSlipsIn, 'Math.floor(a);', 'Math.ceil(a);'],
    ['a time is not rounded', timeSlipsIn, 'Math.floor(a);', '(a);'],
    ['a unit is left out', timeSlipsIn, 'a / 1000;', 'a;'],
    ['a unit is doubled', timeSlipsIn, 'a / 1000;', 'a / 1000 / 1000;'],
    ['a clock is behind', timeSlipsIn, 'Date.now();', '(Date.now() - 1000);'],
  ])('%s', (_name, find, source, wanted) => {
    expect(programsWith(find, source)).toContain(wanted);
  });

  test('no value outlives a request outside a function', () => {
    const source = 'const a = b(c); if (a) d = /e/;';
    expect(programsWith(stateSlipsIn, source)).toEqual([]);
    expect(programsWith(laterSlipsIn, source)).toEqual([]);
  });
});

describe('pairs', () => {
  test.each(steps)('of step $number are the same each time, on two lines', (step) => {
    const pairs = mutantsOf(step, 'pairs');
    expect(pairs).toEqual(mutantsOf(step, 'pairs'));
    expect(pairs.length).toBeGreaterThan(50);
    const source = solutionText(step);
    for (const { edits } of pairs) expect(linesOf(source, edits)).toHaveLength(2);
  });

  test.each(steps)('of step $number leave out every slip that SURVIVORS.md explains', (step) => {
    const { explained } = explain(mutantsOf(step, 'single'), readExplanations('single'));
    const known = explained.flatMap(({ edits }) => edits);
    const used = mutantsOf(step, 'pairs').flatMap(({ edits }) => edits);
    expect(used.filter((edit) => known.some((own) => isDeepStrictEqual(own, edit)))).toEqual([]);
  });
});

test.each(sets)('SURVIVORS.md speaks about %s slips in the solutions as they are', (set) => {
  const mutants = steps.flatMap((step) => mutantsOf(step, set));
  const explanations = readExplanations(set);
  const strangers = explanations.filter((given) => !mutants.some((mutant) => fits(given, mutant)));
  expect(strangers).toEqual([]);
});

test('SURVIVORS.md names tests that are there', () => {
  const named = sets.flatMap(readExplanations).flatMap(({ test: path }) => path ?? []);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
