import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { postgresRows, sqliteBytes } from './dump.ts';
import type { Hidden, Place } from './search.ts';

/** The folder of this run, if there is one; its content is searched at the end of the run. */
const folderOfRun = () => process.env.KATA_KEPT || undefined;

/** A started process to record. */
export interface Kept {
  /** Records its output. */
  print(stream: 'stdout' | 'stderr', chunk: string): void;
  /** Records its database in its present state. */
  end(): void;
}

/** Records a secret that may be in no output or database of this run. */
export function keepSecret(what: string, text: string, folder = folderOfRun()): void {
  if (folder === undefined) return;
  const hidden: Hidden = { what, text };
  appendFileSync(join(folder, `${process.pid}.secrets`), `${JSON.stringify(hidden)}\n`);
}

/** Records the secrets, output and database of a process; `cwd` is its working directory. */
export function keepProcess(
  script: string,
  env: Record<string, string>,
  cwd: string,
  folder = folderOfRun(),
): Kept {
  if (folder === undefined) return { print() {}, end() {} };
  const name = [callingTest(), script.replaceAll('/', '-'), randomUUID().slice(0, 8)].join(' ');
  const own = join(folder, name);
  mkdirSync(own);
  const know = ({ JWT_SECRET = '', JWT_PREVIOUS_SECRETS = '' }: Record<string, string>) => {
    for (const secret of [JWT_SECRET, ...JWT_PREVIOUS_SECRETS.split(/\s+/)]) {
      if (secret !== '') keepSecret('a secret', secret, folder);
    }
  };
  know(env);
  for (const stream of ['stdout', 'stderr']) writeFileSync(join(own, stream), '');
  return {
    print: (stream, chunk) => appendFileSync(join(own, stream), chunk),
    end() {
      const file = env.DATABASE_URL ?? 'data/users.sqlite';
      // Without one it may be the developer's own database.
      const ours = env.DATABASE_URL !== undefined || statFile(join(cwd, '.git')) === undefined;
      if (!ours || file.startsWith('postgres')) return;
      keepPlaces(own, sqliteBytes(resolve(cwd, file)));
      const settings = join(cwd, '.env');
      if (env.DATABASE_URL === undefined && statFile(settings)) {
        know(Object.fromEntries(definedOf(parseEnv(readFileSync(settings, 'utf8')))));
      }
    },
  };
}

/** Records a response, without the tokens that it issues. */
export function keepAnswer(headers: object, body: unknown): void {
  const folder = folderOfRun();
  if (folder === undefined) return;
  const own = join(folder, `client ${process.pid}`);
  mkdirSync(own, { recursive: true });
  const rest = { ...Object(body), token: undefined, refreshToken: undefined };
  appendFileSync(join(own, 'answers'), `${JSON.stringify([headers, rest])}\n`);
}

/** Records all rows of a PostgreSQL database before it is dropped. */
export async function keepPostgres(address: string): Promise<void> {
  const folder = folderOfRun();
  if (folder === undefined) return;
  const own = join(folder, `${callingTest()} postgres ${randomUUID().slice(0, 8)}`);
  mkdirSync(own);
  keepPlaces(own, await postgresRows(address));
}

function keepPlaces(folder: string, places: readonly Place[]): void {
  for (const { name, content } of places) writeFileSync(join(folder, name), content);
}

function statFile(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}

function definedOf(env: NodeJS.Dict<string>): [string, string][] {
  return Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : []));
}

/** The test file in the call stack. */
function callingTest(): string {
  return /([\w-]+\.test)\.ts/.exec(new Error().stack ?? '')?.[1] ?? 'somebody';
}
