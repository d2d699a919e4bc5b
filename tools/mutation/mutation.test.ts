import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { root, steps } from '../../src/course/steps.ts';
import { mutantsOf } from './mutants.ts';
import { slipsIn } from './slips.ts';
import { fits, readExplanations } from './survivors.ts';

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
    const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
    const programs = slipsIn(program, source).map(
      ({ from, to, words }) => source.slice(0, from) + words + source.slice(to),
    );
    expect(programs.sort()).toEqual(wanted.sort());
  });

  test('none in an import', () => {
    const source = "import a from 'b';";
    const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
    expect(slipsIn(program, source)).toEqual([]);
  });
});

test('SURVIVORS.md speaks about slips in the solutions as they are', () => {
  const mutants = steps.flatMap(mutantsOf);
  const explanations = readExplanations();
  expect(explanations.length).toBeGreaterThan(50);
  const strangers = explanations.filter((given) => !mutants.some((mutant) => fits(given, mutant)));
  expect(strangers).toEqual([]);
});

test('SURVIVORS.md names tests that are there', () => {
  const named = readExplanations().flatMap(({ test: path }) => path ?? []);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
