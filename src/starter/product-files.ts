import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { makeSecret } from '../server/config/secret.ts';
import { importsOf, placeOf, rewriteImports, type Source } from './import-paths.ts';
import { type Packages, packagesFor } from './lockfile.ts';
import { type Manifest, productManifest } from './manifest.ts';
import { wireNotes } from './wire-notes.ts';

/** Files that a product has in a version of its own, and the tests of databases that are older than every product. */
const leftOut = new Set([
  'src/server/package.json',
  'src/server/users/own-migrations.ts',
  'test/server/counted-migrations.test.ts',
]);
/** Files of a product that our own repository would obey, so they have no dot here. */
const dotted = new Set(['gitignore', 'dockerignore', 'npmrc']);
/** Lines of our tests that record secrets, for a search at the end of a run that products do not have. */
const recording = /^.*\b(keep(Secret|Process|Postgres|Answer)\b|kept\.).*\n/gm;
/** The section of the server's README about copying it. */
const copying = /^## (Copy it|复制)\n[\s\S]*?(?=^## )/m;

/** What a product is made from. */
export interface Origin {
  /** The root of a clone of this repository. */
  root: string;
  /** Its commit, if it is known. */
  commit?: string | undefined;
}

/** All files of a product, by their path. Throws a TypeError if a test of the server imports something that no product has. */
export function productFiles(name: string, { root, commit }: Origin): Map<string, string> {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const from: Manifest = JSON.parse(read('package.json'));
  const server: Manifest = JSON.parse(read('src/server/package.json'));
  const locked: { packages: Packages } = JSON.parse(read('package-lock.json'));

  const { modules, texts, packages: imported } = filesOf(root, from.imports);
  const files = new Map<string, string>();
  for (const source of modules) files.set(placeOf(source.path), moduleText(source, from.imports));
  for (const { path, text } of texts) {
    const place = placeOf(path);
    // No text contains our version, so that an update does not touch lines that the team has changed.
    const filled = text.replaceAll('PRODUCT_NAME', name);
    files.set(dotted.has(place) ? `.${place}` : place, filled.replace(copying, ''));
  }
  wireNotes(files);

  const manifest = productManifest(name, { from, server, imported, commit });
  const { version, engines, dependencies, devDependencies, optionalDependencies } = manifest;
  const own = { name, version, engines, dependencies, devDependencies, optionalDependencies };
  const packages = packagesFor(own, locked.packages);
  return files
    .set('package.json', toJson(manifest))
    .set(
      'package-lock.json',
      toJson({ name, version, lockfileVersion: 3, requires: true, packages }),
    )
    .set('LICENSE', read('LICENSE'))
    .set('.env', environment(name));
}

/** The files of the template, of the server and of its tests, the files that those import, and the packages of the tests. */
function filesOf(root: string, aliases: Record<string, string>) {
  const folders = ['src/starter/template', 'src/server', 'test/server'];
  const paths = new Set(folders.flatMap((folder) => pathsIn(root, folder)));
  paths.add('test/starter/notes.suite.ts');
  const packages = new Set<string>();
  const modules: Source[] = [];
  const texts: Source[] = [];
  // A path that is added on the way is visited, too.
  for (const path of paths) {
    if (leftOut.has(path)) continue;
    const text = readFileSync(join(root, path), 'utf8');
    const source = { path, text: path.startsWith('test/') ? text.replace(recording, '') : text };
    (path.endsWith('.ts') ? modules : texts).push(source);
    if (!path.endsWith('.ts') || path.startsWith('src/server/')) continue;
    for (const target of importsOf(source, aliases)) {
      if (/^(src|test)\//.test(target)) paths.add(target);
      else packages.add(target.split('/', target.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return { modules, texts, packages };
}

function pathsIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).split(sep).join('/'))
    .sort();
}

/** A module as a product has it. Its tests also name files of the server, from the root. */
function moduleText(source: Source, aliases: Record<string, string>): string {
  const text = rewriteImports(source, aliases);
  return source.path.startsWith('test/') ? text.replaceAll('src/server/', 'src/') : text;
}

/** The settings for development, with a new secret. */
function environment(name: string): string {
  return `# For development on this machine. Git ignores this file.
JWT_SECRET=${makeSecret()}
JWT_ISSUER=${name}
# Logs the messages of errors as they are.
NODE_ENV=development
# The password of the database in compose.yaml.
POSTGRES_PASSWORD=${randomBytes(24).toString('hex')}
`;
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
