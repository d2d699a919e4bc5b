import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { makeAccount } from './account.ts';
import { makeExpressJwtPeer } from './express-jwt.ts';
import { makeHonoPeer } from './hono.ts';
import { makeKoaJwtPeer } from './koa-jwt.ts';
import type { MakePeer } from './peer.ts';

// node serve.ts NAME: serves a peer on a free port until its parent ends, and sends the parent the address.

const peers: Record<string, MakePeer> = {
  'koa-jwt': makeKoaJwtPeer,
  'express-jwt': makeExpressJwtPeer,
  hono: makeHonoPeer,
};
const make = peers[process.argv[2] ?? ''];
if (make === undefined) throw new TypeError(`Expected ${Object.keys(peers)}`);

const [username, password, secret] = [randomUUID(), randomUUID(), randomUUID()];
const account = await makeAccount({ id: randomUUID(), username }, password);
const server = createServer(make({ account, secret })).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' ? address?.port : 0;
process.once('disconnect', () => process.exit());
process.send?.({ url: `http://127.0.0.1:${port}`, username, password, secret });
