import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Middleware } from 'koa';
import compose from 'koa-compose';
import { languages } from '../i18n/language.ts';
import { templatesOf } from '../i18n/message.ts';
import { pageHeaders } from './headers.ts';
import { bundleEditor } from './workplace/bundle.ts';

const { resolve } = createRequire(import.meta.url);
const client = join(import.meta.dirname, 'client');

/** The style sheets of the pages, one for each idea, after Pico's; later ones win. They are served as one file. */
const styles = [
  'theme',
  'frame',
  'house',
  'home',
  'token',
  'lesson',
  'workplace',
  'contents',
  'trace',
  'lab',
  'decoder',
  'code',
  'narrow',
  'print',
];
const font = '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2';
const icon = join(import.meta.dirname, 'icon.svg');

/** Files other than the client's modules, by their path on the server. */
const files = {
  '/assets/jquery.min.js': join(dirname(resolve('jquery')), 'jquery.min.js'),
  '/assets/chevron.svg': join(import.meta.dirname, 'chevron.svg'),
  '/assets/figtree.woff2': resolve(font),
  '/assets/icon.svg': icon,
  // Browsers request this path for responses that are not pages.
  '/favicon.ico': icon,
};

interface Asset {
  body: Buffer;
  /** The body compressed by gzip: a third of the size. A font is compressed already. */
  packed: Buffer | undefined;
  type: string;
  /** Of the body; the compressed one has another ending (RFC 9110, 8.8.3). */
  etag: string;
}

/**
 * Serves the files above, the client's modules in `/assets/client/`, and its messages in `/assets/messages/`. All files are read at once, so a request reads
 * nothing from the disk. Browsers store a file and ask each time whether it has changed. With `editor`, the lesson's editor is
 * bundled with the first request for it.
 */
export async function serveAssets({ editor = false } = {}): Promise<Middleware> {
  const assets = new Map<string, Asset | Promise<Asset>>();
  for (const [path, file] of Object.entries(files)) assets.set(path, await readAsset(file));
  const base = resolve('@picocss/pico/css/pico.classless.min.css');
  const own = styles.map((name) => join(import.meta.dirname, 'styles', `${name}.css`));
  const sheets = [base, ...own].map((file) => readFile(file));
  const site = withoutComments(Buffer.concat(await Promise.all(sheets)).toString());
  assets.set('/assets/site.css', assetOf(Buffer.from(withoutInlineImages(site)), '.css'));
  for (const name of await readdir(client)) {
    if (!name.endsWith('.js')) continue;
    const text = await readFile(join(client, name), 'utf8');
    assets.set(`/assets/client/${name}`, assetOf(Buffer.from(withoutComments(text)), '.js'));
  }

  for (const language of languages) {
    const messages = JSON.stringify(templatesOf('client', language));
    const module = Buffer.from(`export const messages = ${messages};\n`);
    assets.set(`/assets/messages/${language}.js`, assetOf(module, '.js'));
  }

  const bundled = '/assets/editor.js';
  const find = async (path: string) => {
    if (editor && path === bundled && !assets.has(path)) {
      const bundle = bundleEditor().then((text) => assetOf(Buffer.from(text), '.js'));
      bundle.catch(() => assets.delete(path)); // The next request tries again.
      assets.set(path, bundle);
    }
    return assets.get(path);
  };
  const serve: Middleware = async (ctx) => {
    const asset = await find(ctx.path);
    if (asset === undefined) return;
    const packed = ctx.acceptsEncodings('gzip', 'identity') === 'gzip' ? asset.packed : undefined;
    // A font is stored for a week: text must not change its look while the browser asks.
    ctx.set('Cache-Control', asset.packed ? 'no-cache' : 'max-age=604800');
    ctx.vary('Accept-Encoding');
    ctx.status = 200;
    ctx.etag = packed ? `${asset.etag}-gzip` : asset.etag;
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    if (packed) ctx.set('Content-Encoding', 'gzip');
    ctx.type = asset.type;
    ctx.body = packed ?? asset.body;
  };
  const answer = compose([pageHeaders(), serve]);

  return (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    const known = assets.has(ctx.path) || (editor && ctx.path === bundled);
    return isRead && known ? answer(ctx, next) : next();
  };
}

async function readAsset(file: string): Promise<Asset> {
  return assetOf(await readFile(file), file.slice(file.lastIndexOf('.')));
}

function assetOf(body: Buffer, type: string): Asset {
  const etag = createHash('sha256').update(body).digest('base64url');
  return { body, packed: type === '.woff2' ? undefined : gzipSync(body, { level: 9 }), type, etag };
}

/** The text without comments on lines of their own, which are a quarter of the client's bytes. */
function withoutComments(text: string): string {
  return text.replaceAll(/^ *\/\*(?:.|\n)*?\*\/\n/gm, '');
}

/** The pages' policy blocks images in a style sheet, and browsers would report each one as an error. */
function withoutInlineImages(css: string): string {
  return css.replaceAll(/url\("data:[^"]*"\)/g, 'none');
}
