import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import jwt from 'jwt-simple';
import Koa, { type Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { hashPassword, verifyPassword } from '../../server/users/passwords.ts';

const days = 24 * 60 * 60 * 1000;

/** The secret in the article's code. */
export const articleSecret = 'YOUR_SCRET_STRING';

/** A user model as the article uses it. */
interface User {
  id: string;
  username: string;
  passwordHash: string;
  toJSON(): object;
}

interface State {
  user?: User | undefined;
}

/**
 * The article's own code, line by line, on Koa, to attack and never to deploy. It is changed only where it does not run
 * at all: the middleware waits for its user and calls next(). The article leaves the password check to the reader; here
 * it is correct.
 */
export async function makeArticleApp(username: string, password: string) {
  const users = [await makeUser(username, password)];
  const router = new Router<State>();

  router.post('/login', bodyParser(), async (ctx) => {
    const sent: { username?: unknown; password?: unknown } = Object(ctx.request.body);
    const user = users.find((candidate) => candidate.username === sent.username);
    const correct = await verifyPassword(String(sent.password), user?.passwordHash);
    if (user === undefined || !correct) return ctx.throw(401);

    const expires = Date.now() + 7 * days;
    const token = jwt.encode({ iss: user.id, exp: expires }, articleSecret);
    ctx.body = { token, expires, user: user.toJSON() };
  });

  router.all('/api/me', bodyParser(), authenticate(users), (ctx) => {
    ctx.body = { user: ctx.state.user };
  });

  return new Koa().use(router.routes());
}

function authenticate(users: User[]): Middleware<State> {
  return async (ctx, next) => {
    const body: { access_token?: string } = Object(ctx.request.body);
    // In Express, req.header is a function, and the article reads a property of it.
    const header = (name: string) => ctx.get(name);
    const token =
      body.access_token || ctx.query.access_token || Reflect.get(header, 'x-access-token');
    if (token) {
      try {
        const decoded = jwt.decode(token, articleSecret);
        if (decoded.exp <= Date.now()) {
          ctx.status = 200; // res.end() takes no status: the article's 400 is lost.
          ctx.res.end('Access token has expired');
        }
        ctx.state.user = users.find(({ id }) => id === decoded.iss);
      } catch {
        return next();
      }
    }
    return next();
  };
}

async function makeUser(username: string, password: string): Promise<User> {
  const passwordHash = await hashPassword(password);
  const fields = { id: randomUUID(), username, passwordHash };
  return { ...fields, toJSON: () => fields };
}
