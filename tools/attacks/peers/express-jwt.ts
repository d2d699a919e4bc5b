import express, { type ErrorRequestHandler, type Response } from 'express';
import { type Request as AuthRequest, expressjwt as jwt } from 'express-jwt';
import jsonwebtoken from 'jsonwebtoken';
import type { MakePeer } from './peer.ts';

/** Follows “Usage” and “Error handling” in express-jwt’s README, and signs with jsonwebtoken, which express-jwt uses. */
export const makeExpressJwtPeer: MakePeer = ({ account, secret }) => {
  const app = express();

  app.post('/login', express.json(), async (req, res) => {
    const user = await account.check(req.body);
    if (user === undefined) return void res.sendStatus(401);
    const claims = { sub: user.id, username: user.username };
    res.json({ token: jsonwebtoken.sign(claims, secret, { expiresIn: '7d' }), user });
  });

  const guard = jwt({ secret, algorithms: ['HS256'] });
  const me = (req: AuthRequest, res: Response) => {
    res.json({ user: { id: req.auth?.sub, username: req.auth?.username } });
  };
  app.get('/api/me', guard, me);
  app.post('/api/me', guard, me);

  const onError: ErrorRequestHandler = (err, _req, res, next) => {
    if (err.name === 'UnauthorizedError') {
      res.status(401).send('invalid token...');
    } else {
      next(err);
    }
  };
  app.use(onError);

  return app;
};
