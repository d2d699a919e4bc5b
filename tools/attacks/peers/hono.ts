import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type JwtVariables, jwt, sign } from 'hono/jwt';
import type { MakePeer } from './peer.ts';

const week = 7 * 24 * 60 * 60;

type Variables = JwtVariables<{ sub?: string; username?: string }>;

/** Follows “Usage” on Hono’s pages about its JWT middleware and about its JWT helper, which signs. */
export const makeHonoPeer: MakePeer = ({ account, secret }) => {
  const app = new Hono<{ Variables: Variables }>();

  app.post('/login', async (c) => {
    const user = await account.check(await c.req.json());
    if (user === undefined) return c.text('Unauthorized', 401);
    const payload = {
      sub: user.id,
      username: user.username,
      exp: Math.floor(Date.now() / 1000) + week,
    };
    return c.json({ token: await sign(payload, secret), user });
  });

  app.use('/api/*', jwt({ secret, alg: 'HS256' }));

  app.on(['GET', 'POST'], '/api/me', (c) => {
    const payload = c.get('jwtPayload');
    return c.json({ user: { id: payload.sub, username: payload.username } });
  });

  return getRequestListener(app.fetch);
};
