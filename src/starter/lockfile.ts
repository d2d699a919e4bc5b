/** A package as a package-lock.json describes it. */
export interface Locked {
  name?: string;
  version?: string;
  engines?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  peer?: boolean;
}

/** The packages of a package-lock.json: the root under '', every other one under its folder. */
export type Packages = Record<string, Locked>;

type Kind = 'dependencies' | 'optionalDependencies' | 'peerDependencies';

/**
 * The packages of a lockfile that another root needs, in the versions of that lockfile. No network is used. Throws a TypeError
 * if the lockfile does not contain one.
 */
export function packagesFor(root: Locked, packages: Packages): Packages {
  const main = Object.keys(root.dependencies ?? {});
  const dev = Object.keys(root.devDependencies ?? {});
  const find = (names: string[], ...kinds: Kind[]) => reach(names, packages, kinds);
  const needed = ['dependencies', 'peerDependencies'] as const;
  const optional = Object.keys(root.optionalDependencies ?? {});
  const all = find([...main, ...dev, ...optional], ...needed, 'optionalDependencies');
  const inProduction = find([...main, ...optional], ...needed, 'optionalDependencies');
  const neededInProduction = find(main, ...needed);
  const neededByDev = find(dev, ...needed);
  const withoutPeers = find([...main, ...dev, ...optional], 'dependencies', 'optionalDependencies');

  const entries = [...all].sort().map((path): [string, Locked] => {
    // npm reads from these marks what it may leave out.
    const {
      dev: _dev,
      optional: _,
      devOptional: _both,
      peer: _peer,
      ...entry
    } = packages[path] ?? {};
    const isOptional = !neededInProduction.has(path);
    return [
      path,
      {
        ...entry,
        ...(!inProduction.has(path) && { dev: true }),
        ...(isOptional && !neededByDev.has(path) && { optional: true }),
        ...(isOptional && inProduction.has(path) && neededByDev.has(path) && { devOptional: true }),
        ...(!withoutPeers.has(path) && { peer: true }),
      },
    ];
  });
  return { '': root, ...Object.fromEntries(entries) };
}

/** The folders of some packages and of everything that they need. */
function reach(names: string[], packages: Packages, kinds: readonly Kind[]): Set<string> {
  const found = new Set<string>();
  const visit = (from: string, name: string) => {
    const path = resolve(from, name, packages);
    if (path === undefined) throw new TypeError(`Expected ${name} in package-lock.json, got none`);
    if (found.has(path)) return;
    found.add(path);
    const entry = packages[path] ?? {};
    for (const kind of kinds) {
      for (const other of Object.keys(entry[kind] ?? {})) {
        const isOptionalPeer =
          kind === 'peerDependencies' && entry.peerDependenciesMeta?.[other]?.optional;
        if (!isOptionalPeer) visit(path, other);
      }
    }
  };
  for (const name of names) visit('', name);
  return found;
}

/** The folder in which Node finds a package from another one: the nearest. */
function resolve(from: string, name: string, packages: Packages): string | undefined {
  const path = `${from && `${from}/`}node_modules/${name}`;
  if (path in packages) return path;
  if (from === '') return undefined;
  return resolve(
    from.slice(0, from.lastIndexOf('node_modules/')).replace(/\/$/, ''),
    name,
    packages,
  );
}
