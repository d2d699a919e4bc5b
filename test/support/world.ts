import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Part } from '#attacks/forge.ts';
import { type AppOptions, createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import type { Config } from '#server/setup.ts';
import { hashPassword } from '#server/users/passwords.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import type { StoredUser, UserDatabase, UserStore } from '#server/users/store.ts';
import { keepSecret } from '../leaks/secret-recorder.ts';
import { forge } from './forge.ts';

/** A random secret and issuer; tokens live for an hour. */
export function randomConfig(): Config {
  return {
    secret: randomBytes(32).toString('hex'),
    issuer: `issuer-${randomUUID()}`,
    lifetime: 3600,
  };
}

/** Makes an empty directory below the system's temporary one; `remove` deletes it. */
export function temporaryDirectory() {
  const path = mkdtempSync(join(tmpdir(), 'koa-jwt-kata-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A user and the password that belongs to them. */
export interface Member extends StoredUser {
  password: string;
}

/** Adds a user with a random name, unless one is given, and a random password. */
export async function addMember(users: UserStore, username: string = randomUUID()) {
  const password = randomUUID();
  keepSecret('a password', password);
  const user = await users.add(username, await hashPassword(password));
  if (user === undefined) throw new Error(`Expected a free name, got ${username}`);
  return { ...user, password };
}

/** One random deployment of the server on a SQLite file of its own, with one user in it. */
export interface World {
  config: Config;
  users: UserDatabase;
  member: Member;
  /** The second in which the world was made. */
  now: number;
}

/** Makes a world, and the function that removes it. */
export async function makeWorld() {
  const directory = temporaryDirectory();
  const users = openSqliteUsers(join(directory.path, 'users.sqlite'));
  const world: World = {
    config: randomConfig(),
    users,
    member: await addMember(users),
    now: Math.floor(Date.now() / 1000),
  };
  const end = async () => {
    await users.close();
    directory.remove();
  };
  return { world, end };
}

/** The whole server with a new database, on a free port of the loopback. */
export async function makeApp(
  options: AppOptions = {},
  addOptions?: (world: World) => AppOptions,
  config?: Config,
) {
  const { world, end } = await makeWorld();
  if (config !== undefined) world.config = config;
  const app = createApp(world.config, world.users, { ...options, ...addOptions?.(world) });
  app.silent = true;
  const server = await listen(app, '127.0.0.1', 0);
  const close = async () => {
    await server.close();
    await end();
  };
  return { ...world, app, url: server.url, close };
}

/** Claims that the world's server accepts for ten minutes. */
export function goodClaims({ config, member, now }: World) {
  return { iss: config.issuer, sub: member.id, iat: now, exp: now + 600 };
}

/** The header of our own tokens. */
export const goodHeader = { typ: 'JWT', alg: 'HS256' };

/** A correctly signed token with the good claims and these changes; undefined removes a claim. */
export function tokenWith(world: World, claims: object, header: Part = goodHeader): string {
  return forge(header, { ...goodClaims(world), ...claims }, world.config.secret);
}
