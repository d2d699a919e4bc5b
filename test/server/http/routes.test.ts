import Router, { type RouterContext } from '@koa/router';
import Koa, { type Middleware } from 'koa';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { listen } from '#server/http/listen.ts';
import { routesOf } from '#server/http/routes.ts';

/** What a handler finds, and which ones were run before it. */
type Tracing = RouterContext<{ ran?: string[] }>;

function step(name: string): (ctx: Tracing, next: () => Promise<unknown>) => Promise<unknown> {
  return (ctx, next) => {
    ctx.state.ran = [...(ctx.state.ran ?? []), name];
    return next();
  };
}

function tell(name: string): (ctx: Tracing) => void {
  return (ctx) => {
    ctx.body = {
      name,
      ran: ctx.state.ran,
      params: { ...ctx.params },
      sameParams: ctx.params === ctx.request.params,
      captures: ctx.captures,
      matched: ctx.matched?.map(({ path }) => String(path)),
      routeMatched: ctx.routeMatched,
      routerPath: ctx.routerPath,
      routerName: ctx.routerName,
      matchedRoute: String(ctx._matchedRoute),
      matchedName: ctx._matchedRouteName,
    };
    ctx.params.name = name;
  };
}

/** Every kind of route: plain, below a chain, with parameters, optional parts, by a pattern, twice, with a name. */
function makeRouter() {
  const inner = new Router<Tracing['state']>({ prefix: '/in', sensitive: true })
    .use(step('chain'), step('guard'))
    .get('/plain', tell('inner plain'))
    .post('/plain', step('own'), tell('inner post'))
    .get('/:id', tell('inner id'));
  return new Router<Tracing['state']>()
    .get('/before', tell('before'))
    .use(step('outer'))
    .use(inner.routes())
    .get('/twice', step('first'))
    .all('/twice', tell('second'))
    .get('/over', tell('over'))
    .get('/:any', tell('any'))
    .get('/maybe{/more}', tell('maybe'))
    .get(/^\/pattern(\d?)$/, tell('pattern'))
    .get('named', '/with/name', tell('named'))
    .get('/with/space%20', tell('space'))
    .put('/with', tell('put'));
}

async function serve(routes: Middleware<Tracing['state'], RouterContext>, router: Router) {
  const app = new Koa().use(routes).use(router.allowedMethods());
  return listen(app, '127.0.0.1', 0);
}

const [named, searched] = [makeRouter(), makeRouter()];
const servers = await Promise.all([
  serve(routesOf(named), named),
  serve(searched.routes(), searched),
]);
afterAll(() => Promise.all(servers.map((server) => server.close())));

const methods = ['get', 'head', 'post', 'put', 'delete', 'options'] as const;
const paths = [
  ...['/', '/before', '/BEFORE', '/before/', '/before?a=1', '//before', '/bef%6Fre', '/before/x'],
  ...['/in', '/in/', '/in/plain', '/in/PLAIN', '/IN/plain', '/in/plain/', '/in/7', '/in/plain/7'],
  ...['/twice', '/over', '/other', '/maybe', '/maybe/more', '/maybe{/more}', '/pattern'],
  ...['/pattern7', '/^\\/pattern(\\d?)$/', '/with/name', '/with/space%20', '/with/space ', '/with'],
];

describe('routes found by name answer as the router would', () => {
  test.for(paths)('%s', async (path) => {
    for (const method of methods) {
      const [ours, theirs] = await Promise.all(
        servers.map(async ({ url }) => {
          const { status, headers, body, text } = await request(url)[method](path);
          return { status, headers: { ...headers, date: '' }, body, text };
        }),
      );
      expect(ours, method).toEqual(theirs);
    }
  });
});

test('nothing that a handler leaves on its request is there on the next', async () => {
  for (let time = 0; time < 2; time += 1) {
    const { body } = await request(servers[0].url).get('/in/plain');
    const { params, ran, captures } = body;
    expect({ params, ran, captures }).toEqual({
      params: {},
      ran: ['outer', 'chain', 'guard'],
      captures: [],
    });
  }
});

test('routers further in add to what has matched, and to nothing else', async () => {
  const outer = new Router().get('/deep', (_ctx, next) => next());
  const deeper = new Router().get('/deep', (ctx) => {
    ctx.body = ctx.matched?.length;
  });
  const server = await listen(new Koa().use(routesOf(outer)).use(deeper.routes()), '127.0.0.1', 0);
  try {
    for (let time = 0; time < 3; time += 1) {
      expect((await request(server.url).get('/deep')).body).toBe(2);
    }
  } finally {
    await server.close();
  }
});

test('a route that comes too late is an error', () => {
  const router = new Router().get('/early', tell('early'));
  routesOf(router);
  expect(() => router.get('/late', tell('late'))).toThrow(TypeError);
  expect(() => router.use(step('late'))).toThrow(TypeError);
});

test.for([
  ['a host of its own', () => new Router({ host: 'elsewhere.test' })],
  ['exclusive routes', () => new Router({ exclusive: true })],
] as const)('a router with %s is asked itself', async ([, make]) => {
  const build = () => make().get('/a', step('a')).get('/a', tell('b'));
  const answers = [];
  for (const routes of [routesOf(build()), build().routes()]) {
    const server = await listen(new Koa().use(routes), '127.0.0.1', 0);
    const { status, body } = await request(server.url).get('/a');
    answers.push({ status, body });
    await server.close();
  }
  expect(answers[0]).toEqual(answers[1]);
});
