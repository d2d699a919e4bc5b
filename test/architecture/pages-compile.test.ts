import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { root, sourcesOf } from '../support/repository.ts';

test('the code on the pages for teams compiles unchanged, in the folder of the server', async () => {
  const blocks = sourcesOf('src/server/*.md').flatMap(({ text }) =>
    [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code),
  );
  expect(blocks.length).toBeGreaterThan(0);

  // The pages import './…' as a file in src/server/ would, and app.ts adds to the types of Koa.
  const folder = join(root, 'node_modules/.pages-compile');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  for (const [index, code] of blocks.entries()) {
    const there = code.replaceAll("from './", "from '../../src/server/");
    writeFileSync(join(folder, `page-${index}.ts`), there);
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      include: ['*.ts', '../../src/server/app.ts'],
    }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const said = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).then(
    () => '',
    (error: { stdout?: string }) => error.stdout ?? 'tsc did not run',
  );
  expect(said).toBe('');
});
