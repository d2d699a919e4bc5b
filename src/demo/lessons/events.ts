import type { Middleware } from 'koa';
import type { PageState } from '../detect-language.ts';
import type { Live, LiveVerdict } from '../live.ts';
import { openStream } from '../stream.ts';
import { verdictOnPage } from './verdict.ts';

/** Milliseconds between two comments that keep proxies from closing the connection. */
const heartbeatMs = 15_000;

/** Sends every verdict on a step as a server-sent event (HTML, 9.2), beginning with the last one. */
export function verdictEvents(live: Live, step: number): Middleware<PageState> {
  return (ctx) => {
    const { language } = ctx.state;
    const stream = openStream(ctx, 'text/event-stream; charset=utf-8');
    const send = (verdict: LiveVerdict) => {
      if (verdict.step !== step) return;
      stream.write(`data: ${JSON.stringify(verdictOnPage(verdict, language))}\n\n`);
    };
    const stop = live.listen(send);
    const heartbeat = setInterval(() => stream.write(':\n\n'), heartbeatMs);
    live.over.addEventListener('abort', stream.end, { signal: stream.closed });
    stream.closed.addEventListener('abort', () => {
      stop();
      clearInterval(heartbeat);
    });
    stream.write('retry: 500\n\n');
    const last = live.verdictOn(step);
    if (last !== undefined) send(last);
  };
}
