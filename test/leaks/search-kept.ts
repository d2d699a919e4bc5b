import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoUsers } from '#demo/users.ts';
import { type Hidden, type Place, search } from './search.ts';

/** The result of searching everything that a run has left. */
export interface Searched {
  /** A sentence for each find, with its place and without the text itself. */
  found: string[];
  /** The number of outputs (including responses) and databases, their bytes, and the number of secrets. */
  counts: { outputs: number; databases: number; bytes: number; secrets: number };
}

/** The only line that prints passwords on purpose. */
const demoLine = `Sign in as ${demoUsers
  .map(({ username, password }) => `${username} / ${password}`)
  .join(' or ')}.\n`;

/** Searches all outputs and databases in the folder of a run for all secrets in it, and for anything like a token. */
export function searchKept(folder: string): Searched {
  const secrets = new Map(
    [
      ...demoUsers.map(({ password }) => ({ what: 'a demo password', text: password })),
      ...readSecrets(folder),
    ].map((hidden) => [hidden.text, hidden]),
  );
  const files = globSync('*/*', { cwd: folder });
  const outputs = files.filter((file) => /[\\/](stdout|stderr|answers)$/.test(file));
  const places = files.map((name): Place => {
    const content = readFileSync(join(folder, name));
    if (!name.endsWith('stdout')) return { name, content };
    return {
      name,
      content: Buffer.from(content.toString('latin1').replace(demoLine, ''), 'latin1'),
    };
  });
  const tokens = places.filter(({ content }) =>
    /eyJ[\w-]+\.[\w-]+\.[\w-]+/.test(Buffer.from(content).toString('latin1')),
  );
  return {
    found: [
      ...tokens.map(({ name }) => `a token stands in ${name}`),
      ...search(secrets.values(), places),
    ],
    counts: {
      outputs: outputs.length,
      databases: files.length - outputs.length,
      bytes: places.reduce((sum, { content }) => sum + content.length, 0),
      secrets: secrets.size,
    },
  };
}

function readSecrets(folder: string): Hidden[] {
  const lines = globSync('*.secrets', { cwd: folder }).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8').trim().split('\n'),
  );
  return lines.map((line) => {
    const { what, text } = Object(JSON.parse(line));
    return { what: String(what), text: String(text) };
  });
}
