import fastifyJwt from '@fastify/jwt';
import { fastify } from 'fastify';
import { publicUser } from '../../../src/server/users/store.ts';
import type { Build } from './peer.ts';

const text = { type: 'string' };
const user = { type: 'object', properties: { id: text, username: text } };
/** With it, Fastify compiles the serializer of its responses. */
const response: Record<number, object> = {
  200: { type: 'object', properties: { user } },
};

/** @fastify/jwt before one route; with `cache`, it keeps the last thousand tokens that it has verified, like we do. */
export function buildFastifyJwt(cache: boolean): Build {
  return async ({ config, users }) => {
    const app = fastify();
    await app.register(fastifyJwt, {
      secret: config.secret,
      verify: {
        algorithms: ['HS256'],
        allowedIss: config.issuer,
        extractToken: (request) => String(request.headers['x-access-token'] ?? ''),
        cache,
      },
    });
    app.get('/api/me', { schema: { response } }, async (request, reply) => {
      const { sub } = await request.jwtVerify<{ sub: string }>();
      const found = await users.findById(sub);
      if (found === undefined) return reply.code(401).send();
      return { user: publicUser(found) };
    });
    await app.ready();
    return app.routing;
  };
}
