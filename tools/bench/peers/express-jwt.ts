import { createSecretKey } from 'node:crypto';
import express from 'express';
import { expressjwt, type Request } from 'express-jwt';
import { publicUser } from '../../../src/server/users/store.ts';
import type { Build } from './peer.ts';

/** express-jwt before one route, without Express's extra headers. */
export const buildExpressJwt: Build = ({ config, users }) => {
  const guard = expressjwt({
    secret: createSecretKey(config.secret, 'utf8'),
    algorithms: ['HS256'],
    issuer: config.issuer,
    getToken: (req) => req.get('x-access-token'),
  });
  const app = express().disable('x-powered-by').disable('etag');
  app.get('/api/me', guard, async (req: Request, res) => {
    const user = await users.findById(String(req.auth?.sub));
    if (user === undefined) return void res.sendStatus(401);
    res.json({ user: publicUser(user) });
  });
  return app;
};
