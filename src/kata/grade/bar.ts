import type { WriteStream } from 'node:tty';
import { inLine } from '../screen/clean.ts';
import { widthOf } from '../screen/width.ts';

/** Shows on a terminal how far the work is, and nothing anywhere else. */
export function makeBar(stream: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>) {
  const width = 20;
  const wipe = '\r\u001b[K';
  return {
    show(done: number, all: number, words: string): void {
      if (!stream.isTTY) return;
      const full = Math.floor((width * done) / all);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      const line = `${bar} ${done}/${all} ${inLine(words)}`;
      stream.write(wipe + cutTo(line, Math.max(width, (stream.columns || 80) - 1)));
    },
    clear(): void {
      if (stream.isTTY) stream.write(wipe);
    },
  };
}

function cutTo(line: string, columns: number): string {
  let cut = line.slice(0, columns);
  while (widthOf(cut) > columns) cut = cut.slice(0, -1);
  return cut;
}
