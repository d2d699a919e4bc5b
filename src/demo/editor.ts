import type { Environment } from '../server/config/settings.ts';

/** Returns the URL that opens a file, given by its absolute path, in an editor. */
export type EditorLink = (path: string) => string;

/**
 * A function that returns such URLs, for the editor in the environment: KATA_EDITOR is a URL that contains `{path}`, and
 * the terminal of VS Code is recognized without it. Undefined if no editor is known.
 */
export function editorLinkIn(env: Environment): EditorLink | undefined {
  const known = env.TERM_PROGRAM === 'vscode' ? 'vscode://file/{path}' : undefined;
  const address = env.KATA_EDITOR || known;
  if (address === undefined || !URL.canParse(address) || !address.includes('{path}'))
    return undefined;
  return (path) =>
    address.replace('{path}', encodeURI(path.replaceAll('\\', '/').replace(/^\//, '')));
}
