import type { Context } from 'koa';

/** An answer that goes on until one side has enough. */
export interface Stream {
  write(text: string): void;
  end(): void;
  /** Aborted when the visitor has left, or the answer has ended. */
  closed: AbortSignal;
}

/** Begins an answer that is written bit by bit. Koa is told to keep out: to it, a visitor who leaves is an error. */
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
