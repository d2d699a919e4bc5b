import { expect, test } from 'vitest';
import { importsOf, sourcesOf } from '../support/repository.ts';

/** The one file that imports the types of messages, which are not there at run time. */
const messages = 'src/attacks/message.ts';

test('the attacks import only their own files and Node, and no package', () => {
  const sources = sourcesOf('src/attacks/**/*.ts').filter(({ path }) => path !== messages);
  const imports = sources.flatMap(importsOf);
  const others = imports.filter((target) => !/^(src\/attacks\/|node:)/.test(target));
  expect(others).toEqual([]);
  expect(imports.length).toBeGreaterThan(50);
});

test('the attacks import only types from the messages', () => {
  const [source] = sourcesOf(messages);
  const lines = source?.text.match(/^(?:im|ex)port .*from .*$/gm) ?? [];
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/^(?:im|ex)port type \{.+\} from '\.\.\/i18n\/message\.ts';$/);
  }
});

test('the attacks cannot read files or start programs', () => {
  const imports = sourcesOf('src/attacks/**/*.ts').flatMap(importsOf);
  const modules = new Set(imports.filter((target) => target.startsWith('node:')));
  expect([...modules].sort()).toEqual([
    ...['node:crypto', 'node:http', 'node:net', 'node:timers/promises', 'node:zlib'],
  ]);
});
