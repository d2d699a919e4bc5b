import { parseArgs } from 'node:util';
import { findingsIn } from '../test/i18n/plain/findings.ts';
import { root } from '../test/support/repository.ts';

// npm run plain [-- --tree FOLDER] [-- --list]: counts the constructions that test/i18n/plain.test.ts refuses, in this
// repository or in another checkout of it.

const { values } = parseArgs({
  options: { tree: { type: 'string', default: root }, list: { type: 'boolean', default: false } },
});

const findings = findingsIn(values.tree);
const counts = new Map<string, number>();
for (const { path, line, words, instead, passage } of findings) {
  counts.set(instead, (counts.get(instead) ?? 0) + 1);
  if (values.list) console.log(`${path}:${line} "${words}": ${instead}\n    ${passage}`);
}
for (const [instead, count] of [...counts].sort(([, a], [, b]) => b - a)) {
  console.log(`${String(count).padStart(5)}  ${instead}`);
}
const passages = new Set(findings.map(({ path, line, passage }) => `${path}:${line} ${passage}`));
console.log(
  `${findings.length} findings in ${passages.size} comments, titles, messages and paragraphs`,
);
