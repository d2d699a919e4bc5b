import type { WriteStream } from 'node:tty';
import { cleanedLine, cutToWidth } from '../text/characters.ts';

/** A progress bar on a terminal; it writes nothing to a file or a pipe. */
export function makeBar(stream: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>) {
  const width = 20;
  const wipe = '\r\u001b[K';
  return {
    show(done: number, all: number, words: string): void {
      if (!stream.isTTY) return;
      const full = Math.floor((width * done) / all);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      const line = `${bar} ${done}/${all} ${cleanedLine(words)}`;
      stream.write(wipe + cutToWidth(line, Math.max(width, (stream.columns || 80) - 1)));
    },
    clear(): void {
      if (stream.isTTY) stream.write(wipe);
    },
  };
}
