import { existsSync } from 'node:fs';
import { join } from 'node:path';
import tools from './package.json' with { type: 'json' };

// Ends with code 1 and says what to do when a package of tools/package.json is not installed.

const names = Object.keys({ ...tools.dependencies, ...tools.devDependencies });
const missing = names.filter(
  (name) => !existsSync(join(import.meta.dirname, 'node_modules', name)),
);
if (missing.length > 0) {
  console.error(`Packages are missing (${missing.join(', ')}). Run: npm ci --prefix tools`);
  process.exitCode = 1;
}
