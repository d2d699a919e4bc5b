import type { Middleware } from 'koa';

export async function demoPages(_options: { demo: boolean }): Promise<Middleware> {
  return (_ctx, next) => next();
}
