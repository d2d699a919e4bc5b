import type { Context } from 'koa';

/** A response that stays open until one side closes it. */
export interface Stream {
  write(text: string): void;
  end(): void;
  /** Aborted when the visitor has left, or the response has ended. */
  closed: AbortSignal;
}

/** Starts a response that is written in parts. It bypasses Koa, which would report a visitor who leaves as an error. */
export function openStream(ctx: Pick<Context, 'res' | 'respond'>, type: string): Stream {
  const { res } = ctx;
  const closed = new AbortController();
  ctx.respond = false;
  res.once('close', () => closed.abort());
  res.writeHead(200, { 'Content-Type': type });
  res.flushHeaders();
  return {
    write(text) {
      if (!closed.signal.aborted) res.write(text);
    },
    end: () => res.end(),
    closed: closed.signal,
  };
}
