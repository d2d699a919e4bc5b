import type { Router, RouterMiddleware } from '@koa/router';
import compose from 'koa-compose';

/**
 * Does what `router.routes()` does, sooner: what answers a path without parameters is put together once and found by its
 * name. All else, such as another spelling of the path, is for the router itself to find. The router takes no more routes.
 */
export function routesOf<State>(router: Router<State>): RouterMiddleware<State> {
  Object.freeze(router.stack);
  const search = router.routes();
  const table = new Map(
    router.stack.flatMap((layer) => entriesOf(router, String(layer.path), layer.methods)),
  );

  return (ctx, next) => {
    const found = table.get(`${ctx.method} ${ctx.path}`);
    if (found === undefined) return search(ctx, next);
    ctx.router = router;
    ctx.routeMatched = true;
    // Another router further in may add to the one, and a handler to the other.
    ctx.matched = [...found.matched];
    ctx.params = ctx.request.params = {};
    return found.answer(ctx, next);
  };
}

/** What the router would find for a path by each method, if no part of the path is a parameter. */
function entriesOf<State>(router: Router<State>, path: string, methods: string[]) {
  return methods.flatMap((method) => {
    const { route, path: matched, pathAndMethod } = router.match(path, method);
    if (!route || pathAndMethod.some((layer) => layer.captures(path).length > 0)) return [];
    const answer = compose(pathAndMethod.flatMap(({ stack }) => stack));
    return [[`${method} ${path}`, { matched, answer }] as const];
  });
}
