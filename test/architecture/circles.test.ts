import { expect, test } from 'vitest';
import { importsOf, sourcesOf } from '../support/repository.ts';

/** The files that each file imports, types included. */
type Graph = ReadonlyMap<string, readonly string[]>;

/** A shortest circle of imports through each file that is in one, starting with its first file by name. */
function circlesIn(graph: Graph): string[] {
  const circles = [...graph.keys()].flatMap((file) => shortestCircle(graph, file) ?? []);
  return [...new Set(circles)].sort();
}

/** Searches breadth-first from the imports of a file back to that file. */
function shortestCircle(graph: Graph, start: string): string | undefined {
  const paths = (graph.get(start) ?? []).map((file) => [start, file]);
  const seen = new Set<string>();
  for (const path of paths) {
    const file = path.at(-1) ?? '';
    if (file === start) return named(path.slice(1));
    if (seen.has(file)) continue;
    seen.add(file);
    paths.push(...(graph.get(file) ?? []).map((next) => [...path, next]));
  }
  return undefined;
}

/** `a → b → a`: begins with the first file by name. */
function named(circle: readonly string[]): string {
  const first = circle.indexOf([...circle].sort()[0] ?? '');
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}

test('circlesIn() names each circle once', () => {
  const graph = new Map([
    ['a', ['b', 'd']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', ['d']],
    ['e', ['a']],
  ]);
  expect(circlesIn(graph)).toEqual(['a → b → c → a', 'd → d']);
});

test('no files import each other in a circle, types included', () => {
  const sources = sourcesOf('{src,steps,test,tools}/**/*.{ts,js}');
  const files = new Set(sources.map(({ path }) => path));
  expect(files.size).toBeGreaterThan(400);
  const graph = new Map(
    sources.map((source) => [source.path, importsOf(source).filter((path) => files.has(path))]),
  );
  expect(circlesIn(graph)).toEqual([]);
});
