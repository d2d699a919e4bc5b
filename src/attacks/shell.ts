import type { Address } from './address.ts';
import { type Body, type Message, methodOf } from './message.ts';

/** As much as is written into a line as it stands, in bytes. */
const plainly = 2_000;

/** A request as one line that a POSIX shell takes as it is. */
export function curlOf({ origin }: Address, message: Message): string {
  const { path, headers = {}, body } = message;
  const method = methodOf(message);
  const parts = ['curl', '-i'];
  if (method === 'HEAD') parts.push('-I');
  else if (method !== (body ? 'POST' : 'GET')) parts.push('-X', method);
  // Curl would put such paths right, or read brackets as a pattern.
  if (/\/\.{1,2}(\/|$)/.test(path)) parts.push('--path-as-is');
  if (/[[\]{}]/.test(path)) parts.push('-g');
  if (path.startsWith('/')) parts.push(quote(origin + path));
  else parts.push('--request-target', quote(path), quote(origin));
  if (body) parts.push('-H', quote(`Content-Type:${body.type && ` ${body.type}`}`));
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) {
      parts.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`));
    }
  }
  if (body === undefined) return parts.join(' ');
  if (isPlain(body.content)) return [...parts, '--data-raw', quote(body.content)].join(' ');
  return [printOf(body.content), '|', ...parts, '--data-binary', '@-'].join(' ');
}

/** Bytes for a socket as one line for a shell: curl's telnet sends them as they are. */
export function rawLineOf({ origin }: Address, text: string): string {
  return `${printOf(text)} | curl -s -m 5 ${origin.replace('http:', 'telnet:')}`;
}

function isPlain(content: Body['content']): content is string {
  return typeof content === 'string' && content.length <= plainly && !/[\0\r]/.test(content);
}

/** A command that prints just these bytes; long runs of one or two characters are not written out. */
function printOf(content: Body['content']): string {
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

/** Bytes as printf wants them: whatever is not plain ASCII as an octal escape. */
function octal(latin1: string): string {
  return latin1.replaceAll(/[^ -~]|[%\\]/g, (character) =>
    character === '%' ? '%%' : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
