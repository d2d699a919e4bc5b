import type { Environment } from '../server/config/settings.ts';

/** Gives the address that opens a file, by its absolute path, in an editor. */
export type EditorLink = (path: string) => string;

/**
 * How files open in the editor of whoever started the server: KATA_EDITOR is an address with `{path}` in it, and the
 * terminal inside of VS Code is known without it. Undefined where none is known.
 */
export function editorLinkIn(env: Environment): EditorLink | undefined {
  const known = env.TERM_PROGRAM === 'vscode' ? 'vscode://file/{path}' : undefined;
  const address = env.KATA_EDITOR || known;
  if (address === undefined || !URL.canParse(address) || !address.includes('{path}'))
    return undefined;
  return (path) =>
    address.replace('{path}', encodeURI(path.replaceAll('\\', '/').replace(/^\//, '')));
}
