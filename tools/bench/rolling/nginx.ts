import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../../test/support/repository.ts';

/** True if nginx is installed. */
export const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

/** An nginx. */
export interface Nginx {
  url: URL;
  stop(): void;
}

/** Starts nginx in front of two ports, with the configuration in the README of the server. Its files are in `folder`. */
export async function startNginx(folder: string, servers: readonly number[]): Promise<Nginx> {
  const port = await freePort();
  const readme = readFileSync(join(root, 'src/server/README.md'), 'utf8');
  const [, recommended] = /```nginx\n(.*?)```/s.exec(readme) ?? [];
  if (recommended === undefined) throw new Error('Expected a configuration of nginx in the README');
  const http = recommended
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('127.0.0.1:3001', `127.0.0.1:${servers[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${servers[1]}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 2; pid ${folder}/nginx.pid; events {}
     http { access_log off; ${temporary.join(' ')} ${http} }`,
  );
  const log = join(folder, 'nginx.log');
  const nginx = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', log], { stdio: 'inherit' });
  const url = new URL(`http://127.0.0.1:${port}`);
  while (
    !(await fetch(new URL('/health', url)).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (nginx.exitCode !== null) throw new Error(readFileSync(log, 'utf8'));
    await setTimeout(50);
  }
  return { url, stop: () => nginx.kill() };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
