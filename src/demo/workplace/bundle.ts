import { join } from 'node:path';

const entry = join(import.meta.dirname, '../client/bundled/editor.js');

/** The editor and the packages that it needs as one module for browsers, minified. It takes about half a second. */
export async function bundleEditor(): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: entry, platform: 'browser', treeshake: true });
  try {
    const { output } = await bundle.generate({ format: 'es', minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
