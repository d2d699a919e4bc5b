import Router from '@koa/router';
import Koa from 'koa';
import { readBody } from '../../server/http/body.ts';
import { answerErrors } from '../../server/http/errors.ts';

/**
 * What a process serves until its program begins: `/warm` answers with the query, the body and a header. It is made of the parts of
 * step 1, not of its solution, because a process that judges step 1 must not read that.
 */
export function waitingApp(): ReturnType<Koa['callback']> {
  const router = new Router().all('/warm', (ctx) => {
    ctx.body = { query: ctx.query, sent: ctx.request.body, token: ctx.get('x-access-token') };
  });
  return new Koa().use(answerErrors()).use(readBody()).use(router.routes()).callback();
}
