import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { watchPaths } from '#kata/watch/watch-paths.ts';
import { temporaryDirectory } from '../support/world.ts';

describe.each(['the system', 'looking'])('changes reported by %s', (way) => {
  // chokidar leaves out the second of two changes within 50 ms, whenever it comes in them.
  test.each([1, 5, 20, 45])('include the last one, %d ms after another', async (pause) => {
    const { path: folder, remove } = temporaryDirectory();
    onTestFinished(remove);
    const file = join(folder, 'extract.ts');
    writeFileSync(file, 'begin');
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    let seen = '';
    const watcher = watchPaths({
      paths: [folder],
      ignored: () => false,
      poll: way === 'looking',
      onChange(path) {
        if (path === file) seen = readFileSync(file, 'utf8');
      },
      onReady: resolve,
      onPoll: () => {},
      onError: (error) => expect.fail(String(error)),
    });
    onTestFinished(() => watcher.close());
    await ready;
    for (const turn of Array(10).keys()) {
      writeFileSync(file, '');
      await setTimeout(pause);
      writeFileSync(file, `text ${turn}`);
      await expect.poll(() => seen).toBe(`text ${turn}`);
    }
  });
});
