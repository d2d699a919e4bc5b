import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { root } from './support/repository.ts';

const { start, kata, grade, eject } = manifest.scripts;

test.each([start, kata, grade, eject])(
  'a Node that does not run TypeScript is named, with what to install: %s',
  async (command) => {
    const words = command.split(' ').slice(1);
    const args = ['--no-strip-types', ...words];
    const [code, printed] = await new Promise<[unknown, string]>((resolve) => {
      execFile(process.execPath, args, { cwd: root }, (error, _stdout, stderr) =>
        resolve([error?.code, stderr]),
      );
    });
    expect(code).toBe(1);
    expect(printed).toMatch(/^Cannot start: Node\.js v\S+ does not run TypeScript\..*npm ci.*\n$/);
  },
);
