import type { Middleware } from 'koa';
import type { Live, LiveEvent } from '../live.ts';
import { openStream } from '../stream.ts';

/** Milliseconds between two comments that keep proxies from closing the connection. */
const heartbeatMs = 15_000;

/** Sends every event of a step as a server-sent event of its type, without data (HTML, 9.2). The page asks for what it needs. */
export function lessonEvents(live: Live, step: number): Middleware {
  return (ctx) => {
    const stream = openStream(ctx, 'text/event-stream; charset=utf-8');
    const send = (event: LiveEvent) => stream.write(`event: ${event}\ndata:\n\n`);
    const stop = live.listen(step, send);
    const heartbeat = setInterval(() => stream.write(':\n\n'), heartbeatMs);
    live.over.addEventListener('abort', stream.end, { signal: stream.closed });
    stream.closed.addEventListener('abort', () => {
      stop();
      clearInterval(heartbeat);
    });
    stream.write('retry: 500\n\n');
  };
}
