import { PassThrough } from 'node:stream';
import type { Middleware } from 'koa';
import type { PageState } from '../language.ts';
import type { Live, LiveVerdict } from './live.ts';
import { shown } from './verdict.ts';

/** Every 15 seconds, so that no one in between takes the connection for dead. In milliseconds. */
const heartbeat = 15_000;

/** Tells every verdict on a step as soon as it is given, by server-sent events (HTML, 9.2), the last one at once. */
export function verdictEvents(live: Live, step: number): Middleware<PageState> {
  return (ctx) => {
    const stream = new PassThrough();
    const tell = (verdict: LiveVerdict) => {
      if (verdict.step !== step) return;
      stream.write(`data: ${JSON.stringify(shown(verdict, ctx.state.words))}\n\n`);
    };
    const stop = live.listen(tell);
    const beat = setInterval(() => stream.write(':\n\n'), heartbeat);
    const end = () => stream.end();
    live.over.addEventListener('abort', end);
    stream.once('close', () => {
      stop();
      clearInterval(beat);
      live.over.removeEventListener('abort', end);
    });
    ctx.req.socket.setTimeout(0);
    ctx.type = 'text/event-stream';
    ctx.body = stream;
    stream.write('retry: 500\n\n');
    const last = live.verdictOn(step);
    if (last !== undefined) tell(last);
  };
}
