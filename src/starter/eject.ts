import { execFileSync } from 'node:child_process';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { productFiles } from './product-files.ts';
import { assertEmpty, EjectError, writeProduct } from './write-product.ts';

const usage = `Usage: npm run eject -- FOLDER [--name NAME]

Copies the server into a new folder that is a product of its own.
FOLDER must be new or empty. NAME is the name in package.json; without it, the name of the folder is used.`;

const root = join(import.meta.dirname, '../..');

// Writing takes a fraction of a second. A signal in that time must not leave half a product.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

try {
  eject(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error) || !isExpected(error)) throw error;
  console.error(`${error.message}.`);
  process.exitCode = 1;
}

function eject(words: string[]): void {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { name: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const [target, ...others] = positionals;
  if (target === undefined || others.length > 0) {
    throw new EjectError(`Expected one folder.\n\n${usage.replace(/\.$/, '')}`);
  }
  const folder = resolve(process.env.INIT_CWD ?? '.', target);
  const name = values.name ?? basename(folder);
  assertName(name);
  assertEmpty(folder);
  writeProduct(folder, productFiles(name, { root, commit: commitOf(root) }));
  console.log(`Made ${name} in ${folder}

  cd ${target}
  npm ci
  npm test
  npm run dev

README.md there has your first hour.`);
}

/** The rules of npm for names, without scopes. */
function assertName(name: string): void {
  if (/^[a-z\d][a-z\d._-]{0,99}$/.test(name)) return;
  throw new EjectError(
    `${JSON.stringify(name)} cannot be a name in package.json. Choose one of lower-case letters, digits, dots and hyphens, as in --name my-product`,
  );
}

/** Undefined without git, or for a download that has no history. */
function commitOf(folder: string): string | undefined {
  try {
    const output = execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.trim();
  } catch {
    return undefined;
  }
}

/** Errors of the command line and of the file system, whose message is enough. */
function isExpected(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return error instanceof EjectError || /^(ERR_PARSE_ARGS|E[A-Z]+$)/.test(code);
}
