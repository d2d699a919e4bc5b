import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import ours from '../../../package.json' with { type: 'json' };
import type { Target } from '../../../src/attacks/attack-session.ts';
import { articleSecret, makeArticleApp } from '../../../src/demo/article/server.ts';
import { listen } from '../../../src/server/http/listen.ts';
import { serveSessions } from '../../../test/server/sessions/serving.ts';
import { makeApp, temporaryDirectory } from '../../../test/support/world.ts';
import peers from '../../package.json' with { type: 'json' };
import { type PeerName, startPeer } from '../peers/start-peer.ts';

/** A running server, until it is stopped. */
export interface RunningSubject {
  target: Target;
  stop(): Promise<void>;
}

/** A server that is attacked for docs/attacks.md. */
export interface Subject {
  name: string;
  /** A description, with the version if it is not ours. */
  title: string;
  /** Attacks that are left out because their outcome is random here, each with the reason. */
  byChance?: Readonly<Record<string, string>>;
  start(): Promise<RunningSubject>;
}

/** All of them, in the order of the table. */
export const subjects: readonly Subject[] = [
  {
    name: 'reference',
    title: 'the reference, `src/server/`, with sessions and an allowed origin',
    start: startReference,
  },
  { name: 'reference-plain', title: 'the reference without them', start: startPlainReference },
  {
    name: 'article',
    title: 'the article’s code',
    byChance: {
      'token-same-twice': 'two sign-ins in the same millisecond get the same token',
    },
    start: startArticle,
  },
  peer('koa-jwt', 'koa'),
  peer('express-jwt', 'express'),
  peer('hono', '@hono/node-server', {
    'signature-base64':
      'one signature in four is the same in both alphabets, except for its padding',
  }),
];

function peer(name: PeerName, below: string, byChance: Subject['byChance'] = {}): Subject {
  const title = [name, below].map((one) => `${one} ${versionOf(one)}`).join(' on ');
  return { name, title, byChance, start: () => startPeer(name) };
}

function versionOf(name: string): string {
  const versions: Record<string, string> = { ...ours.dependencies, ...peers.dependencies };
  return versions[name] ?? '';
}

async function startReference(): Promise<RunningSubject> {
  const directory = temporaryDirectory();
  const allowedOrigin = 'https://app.example';
  const database = join(directory.path, 'users.sqlite');
  const server = await serveSessions(database, { origins: [allowedOrigin] });
  const { url, config } = server;
  const { username, password } = await server.addMember();
  return {
    target: { url, username, password, secret: config.secret, allowedOrigin },
    async stop() {
      await server.close();
      directory.remove();
    },
  };
}

async function startPlainReference(): Promise<RunningSubject> {
  const { url, member, config, close } = await makeApp();
  const { username, password } = member;
  return { target: { url, username, password, secret: config.secret }, stop: close };
}

async function startArticle(): Promise<RunningSubject> {
  const [username, password] = [randomUUID(), randomUUID()];
  const app = await makeArticleApp(username, password);
  app.silent = true;
  const { url, close } = await listen(app, '127.0.0.1', 0);
  return { target: { url, username, password, secret: articleSecret }, stop: close };
}
