import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Changes a file of the product, unless it is gone or stays the same. */
function change(path: string, edit: (text: string) => string): void {
  const file = join(root, path);
  const text = readFileSync(file, 'utf8');
  if (edit(text) !== text) writeFileSync(file, edit(text));
}

for (const path of globSync('src/**/*.ts', { cwd: root })) {
  change(path, (text) => text.replace(/^.*\/\/ notes\n/gm, ''));
}
change('package.json', (text) => text.replace(/,\n *"notes:remove": "[^"]*"/, ''));
for (const path of globSync('README*.md', { cwd: root })) {
  change(path, (text) => text.replace(/<!-- notes -->[\s\S]*?<!-- \/notes -->\n*/g, ''));
}
for (const path of ['src/notes', 'test/notes.test.ts', 'scripts']) {
  rmSync(join(root, path), { recursive: true, force: true });
}
console.log(`Removed the notes. If a database has them already:
  DROP TABLE notes;
  ALTER TABLE users DROP COLUMN role;
  DELETE FROM applied_migrations WHERE name IN ('notes', 'user-roles');`);
