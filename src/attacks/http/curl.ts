import type { Address } from './address.ts';
import type { EncodedRequest } from './request.ts';

type Content = NonNullable<EncodedRequest['content']>;

/** A longer body is not written out in the command, in characters. */
const maxPlainLength = 2_000;

/** A request as one command for a POSIX shell. */
export function curlOf({ origin }: Address, request: EncodedRequest): string {
  const { method, target, headers, content } = request;
  const parts = ['curl'];
  if (method === 'HEAD') parts.push('-I');
  else parts.push('-i');
  if (method !== 'HEAD' && method !== (content === undefined ? 'GET' : 'POST')) {
    parts.push('-X', method);
  }
  // Without these options curl normalizes such paths, and reads brackets as a pattern.
  if (/\/\.{1,2}(\/|$)/.test(target)) parts.push('--path-as-is');
  if (/[[\]{}]/.test(target)) parts.push('-g');
  if (target.startsWith('/')) parts.push(quote(origin + target));
  else parts.push('--request-target', quote(target), quote(origin));
  // An empty header removes the one that curl adds.
  if (content !== undefined && !('content-type' in headers))
    parts.push('-H', quote('content-type:'));
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) {
      parts.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`));
    }
  }
  if (content === undefined) return parts.join(' ');
  if (isPlain(content)) return [...parts, '--data-raw', quote(content)].join(' ');
  return [printCommand(content), '|', ...parts, '--data-binary', '@-'].join(' ');
}

/** Bytes for a socket as one command for a shell: curl's telnet sends them unchanged. */
export function rawCurlOf({ origin }: Address, bytes: Content): string {
  return `${printCommand(bytes)} | curl -s -m 5 ${origin.replace('http:', 'telnet:')}`;
}

function isPlain(content: Content): content is string {
  return typeof content === 'string' && content.length <= maxPlainLength && !/[\0\r]/.test(content);
}

/** A command that prints these bytes; it generates long runs of one or two characters instead of containing them. */
function printCommand(content: Content): string {
  const text = Buffer.from(content).toString('latin1');
  const commands: string[] = [];
  let written = 0;
  const print = (end: number) => {
    if (end > written) commands.push(`printf ${quote(octal(text.slice(written, end)))}`);
  };
  for (const { 0: run, 1: unit = '', index } of text.matchAll(/([ -~]{1,2}?)\1{999,}/g)) {
    print(index);
    commands.push(`yes ${quote(unit)} | head -n ${run.length / unit.length} | tr -d '\\n'`);
    written = index + run.length;
  }
  print(text.length);
  return commands.length === 1 ? commands.join('') : `{ ${commands.join('; ')}; }`;
}

/** Bytes for printf: everything that is not printable ASCII becomes an octal escape. */
function octal(latin1: string): string {
  return latin1.replaceAll(/[^ -~]|[%\\]/g, (character) =>
    character === '%' ? '%%' : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
