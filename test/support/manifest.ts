import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './start.ts';

/** What a package.json says about what it needs. */
export interface Manifest {
  license?: string;
  type?: string;
  engines?: Record<string, string>;
  imports: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

/** That of the repository. */
export const manifest = read('package.json');

/** That of the server, which goes with it where a team copies it. */
export const serverManifest = read('src/server/package.json');

function read(path: string): Manifest {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
