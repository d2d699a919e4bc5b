import { join } from 'node:path';
import { productFiles } from '../../src/starter/product-files.ts';
import { writeProduct } from '../../src/starter/write-product.ts';
import { root } from '../support/root.ts';
import { temporaryDirectory } from '../support/world.ts';

/** The files of a product, as `npm run eject` writes them. */
export const files = productFiles('my-product', { root, commit: 'abc' });

/** One of them. Throws if there is no such file. */
export function contentOf(path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new TypeError(`Expected ${path} in the product, got none`);
  return text;
}

/** A product in a temporary folder; `remove` deletes it. */
export function makeProduct() {
  const { path, remove } = temporaryDirectory();
  const folder = join(path, 'my-product');
  writeProduct(folder, files);
  return { folder, remove };
}
