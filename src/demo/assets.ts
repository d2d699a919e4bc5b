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

const { resolve } = createRequire(import.meta.url);
const client = join(import.meta.dirname, 'client');

const icon = join(import.meta.dirname, 'icon.svg');

/** Files other than the client's modules, by their path on the server. */
const files = {
  '/assets/jquery.min.js': join(dirname(resolve('jquery')), 'jquery.min.js'),
  '/assets/pico.classless.min.css': resolve('@picocss/pico/css/pico.classless.min.css'),
  '/assets/site.css': join(import.meta.dirname, 'site.css'),
  '/assets/chevron.svg': join(import.meta.dirname, 'chevron.svg'),
  '/assets/icon.svg': icon,
  // Browsers request this path for responses that are not pages.
  '/favicon.ico': icon,
};

interface Asset {
  body: Buffer;
  /** The body compressed by gzip: a third of the size. */
  packed: Buffer;
  type: string;
  /** Of the body; the compressed one has another ending (RFC 9110, 8.8.3). */
  etag: string;
}

/**
 * Serves the files above, the client's modules in `/assets/client/`, and its messages in `/assets/messages/`. All files are read at once, so a request reads
 * nothing from the disk. Browsers store a file and ask each time whether it has changed.
 */
export async function serveAssets(): Promise<Middleware> {
  const assets = new Map<string, Asset>();
  for (const [path, file] of Object.entries(files)) assets.set(path, await readAsset(file));
  for (const name of await readdir(client)) {
    if (name.endsWith('.js'))
      assets.set(`/assets/client/${name}`, await readAsset(join(client, name)));
  }

  for (const language of languages) {
    const messages = JSON.stringify(templatesOf('client', language));
    const module = Buffer.from(`export const messages = ${messages};\n`);
    assets.set(`/assets/messages/${language}.js`, assetOf(module, '.js'));
  }

  const serve: Middleware = async (ctx) => {
    const asset = assets.get(ctx.path);
    if (asset === undefined) return;
    const packed = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
    ctx.set('Cache-Control', 'no-cache');
    ctx.vary('Accept-Encoding');
    ctx.status = 200;
    ctx.etag = packed ? `${asset.etag}-gzip` : asset.etag;
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    if (packed) ctx.set('Content-Encoding', 'gzip');
    ctx.type = asset.type;
    ctx.body = packed ? asset.packed : asset.body;
  };
  const answer = compose([pageHeaders(), serve]);

  return (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    return isRead && assets.has(ctx.path) ? answer(ctx, next) : next();
  };
}

async function readAsset(file: string): Promise<Asset> {
  const type = file.slice(file.lastIndexOf('.'));
  const read = await readFile(file);
  return assetOf(type === '.css' ? withoutInlineImages(read) : read, type);
}

function assetOf(body: Buffer, type: string): Asset {
  const etag = createHash('sha256').update(body).digest('base64url');
  return { body, packed: gzipSync(body), type, etag };
}

/** The pages' policy blocks images in a style sheet, and browsers would report each one as an error. */
function withoutInlineImages(css: Buffer): Buffer {
  return Buffer.from(css.toString().replaceAll(/url\("data:[^"]*"\)/g, 'none'));
}
