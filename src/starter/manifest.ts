/** The parts of a package.json that a product takes from ours. */
export interface Manifest {
  version: string;
  license: string;
  engines: Record<string, string>;
  imports: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  /** Node itself, for each platform. */
  optionalDependencies: Record<string, string>;
}

const scripts = {
  dev: 'node --watch src/main.ts',
  test: 'tsc && vitest run',
  build: `node -e "fs.rmSync('dist', { recursive: true, force: true })" && tsc -p tsconfig.build.json`,
  start: 'node dist/main.js',
  migrate: 'node src/migrate.ts',
  backup: 'node src/backup.ts',
  secret: 'node src/make-secret.ts',
  'notes:remove': 'node scripts/remove-notes.ts',
};

/**
 * The package.json of a product: the dependencies of the server, for development those packages that its tests import, and Node
 * itself, all in our exact versions. `from` is our repository's manifest, `commit` its commit if it is known.
 */
export function productManifest(
  name: string,
  {
    from,
    server,
    imported,
    commit,
  }: {
    from: Manifest;
    server: Pick<Manifest, 'dependencies'>;
    imported: ReadonlySet<string>;
    commit: string | undefined;
  },
) {
  const { dependencies } = server;
  const versions = { ...from.dependencies, ...from.devDependencies };
  const inTests = [...imported].filter((other) => other in versions && !(other in dependencies));
  const types = [...Object.keys(dependencies), ...inTests]
    .map((other) => `@types/${other.replace(/^@([^/]+)\//, '$1__')}`)
    .filter((other) => other in versions);
  const inDevelopment = [...inTests, ...types, '@types/node', 'typescript', 'vitest'];
  const unique = [...new Set(inDevelopment)].sort();
  return {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: from.engines,
    scripts,
    dependencies,
    devDependencies: Object.fromEntries(unique.map((other) => [other, versions[other] ?? ''])),
    optionalDependencies: from.optionalDependencies,
    // The version of the server that this product was made from, or last updated to.
    koaJwtKata: { version: from.version, ...(commit !== undefined && { commit }) },
  };
}
