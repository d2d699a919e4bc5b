import type { Layer, Router, RouterMiddleware } from '@koa/router';
import compose from 'koa-compose';

/**
 * Does what `router.routes()` does, sooner: what answers a path without parameters is put together once and found by its
 * name. All else, such as another spelling of a path, is for the router itself to find. The router takes no more routes.
 */
export function routesOf<State>(router: Router<State>): RouterMiddleware<State> {
  Object.freeze(router.stack);
  const search = router.routes();
  // Where the host or the order counts, too, a name would say too little.
  const named = router.host === undefined && !router.exclusive ? router.stack : [];
  const table = new Map(named.flatMap((layer) => entriesOf(router, layer)));

  return (ctx, next) => {
    const found = table.get(`${ctx.method} ${ctx.path}`);
    if (found === undefined) return search(ctx, next);
    ctx.router = router;
    ctx.routeMatched = true;
    ctx.routerPath = ctx._matchedRoute = found.path;
    // Handlers may write into these, and other routers may add to the last.
    ctx.params = ctx.request.params = {};
    ctx.captures = [];
    ctx.matched = [...found.matched];
    return found.answer(ctx, next);
  };
}

/** What the router finds for the path of a layer as it is written, by each method, if no part of it is a parameter. */
function entriesOf<State>(router: Router<State>, layer: Layer<State>) {
  const path = String(layer.path);
  return layer.methods.flatMap((method) => {
    const { path: matched, pathAndMethod } = router.match(path, method);
    const last = pathAndMethod.findLast(({ methods }) => methods.length > 0);
    const captured = pathAndMethod.some((found) => found.captures(path).length > 0);
    if (last?.path !== path || last.name !== undefined || captured) return [];
    const answer = compose(pathAndMethod.flatMap(({ stack }) => stack));
    return [[`${method} ${path}`, { path, matched, answer }] as const];
  });
}
