import { webcrypto } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type JwtVariables, jwt } from 'hono/jwt';
import { publicUser } from '../../../src/server/users/store.ts';
import type { Build } from './peer.ts';

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** Hono's own jwt before one route. It wants `Bearer ` before the token, in any header. */
export const buildHono: Build = async ({ config, users }) => {
  const bytes = new TextEncoder().encode(config.secret);
  // A key made once: as text, it would be imported on every request.
  const secret = await webcrypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']);
  const guard = jwt({
    secret,
    alg: 'HS256',
    headerName: 'x-access-token',
    verification: { iss: config.issuer },
  });
  const app = new Hono<{ Variables: JwtVariables<{ sub: string }> }>();
  app.get('/api/me', guard, async (c) => {
    const user = await users.findById(c.get('jwtPayload').sub);
    if (user === undefined) return c.body(null, 401);
    return c.json({ user: publicUser(user) });
  });
  return getRequestListener(app.fetch);
};
