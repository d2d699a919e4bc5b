import type { Middleware } from 'koa';
import type { PageState } from '../detect-language.ts';
import { openStream } from '../stream.ts';
import type { Live, LiveVerdict } from './live.ts';
import { shown } from './verdict.ts';

/** So that no one in between takes the connection for dead. In milliseconds. */
const heartbeat = 15_000;

/** Tells every verdict on a step as soon as it is given, by server-sent events (HTML, 9.2), the last one at once. */
export function verdictEvents(live: Live, step: number): Middleware<PageState> {
  return (ctx) => {
    const { words } = ctx.state;
    const stream = openStream(ctx, 'text/event-stream; charset=utf-8');
    const tell = (verdict: LiveVerdict) => {
      if (verdict.step === step) stream.write(`data: ${JSON.stringify(shown(verdict, words))}\n\n`);
    };
    const stop = live.listen(tell);
    const beat = setInterval(() => stream.write(':\n\n'), heartbeat);
    live.over.addEventListener('abort', stream.end, { signal: stream.closed });
    stream.closed.addEventListener('abort', () => {
      stop();
      clearInterval(beat);
    });
    stream.write('retry: 500\n\n');
    const last = live.verdictOn(step);
    if (last !== undefined) tell(last);
  };
}
