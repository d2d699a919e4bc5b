import { type IncomingMessage, request } from 'node:http';
import { objectIn } from './json.ts';

const answerLimit = 5_000;

/** Bytes of an answer. A stranger's program may send without end, and all of it is read before it is judged. */
const longest = 1_000_000;

/** A request that a suite makes. The body is a form, JSON, or a text sent as it is under `type`. */
export interface Asked {
  /** GET, or POST where there is a body. */
  method?: string;
  path: string;
  query?: Record<string, string | string[]>;
  /** A list sends the header several times. */
  headers?: Record<string, string | string[]>;
  form?: Record<string, string | string[]>;
  json?: unknown;
  text?: { type: string; content: string };
}

/** What came back, with the request that brought it. */
export interface Answer {
  /** 0 where no whole answer came within 5 seconds, or the connection broke before its head. */
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The JSON object in the body; empty where there is none. */
  body: Record<string, unknown>;
  /** How long it took, in milliseconds. */
  time: number;
  /** The same request as a line for a shell. */
  curl: string;
}

interface HttpClient {
  method: string;
  url: string;
  headers: Record<string, string | string[]>;
  content: string | undefined;
}

/** Sends a request to a server and gives its answer, whatever the status. */
export function ask(server: string, asked: Asked): Promise<Answer> {
  const wire = onTheWire(server, asked);
  const curl = curlOf(wire);
  const started = performance.now();
  return new Promise((resolve) => {
    const finish = (status: number, text: string, headers: Record<string, string> = {}) =>
      resolve({
        status,
        headers,
        text,
        body: objectIn(text) ?? {},
        time: performance.now() - started,
        curl,
      });
    const call = request(wire.url, { method: wire.method, headers: wire.headers, agent: false });
    const late = setTimeout(() => {
      finish(0, 'no answer within 5 seconds');
      call.destroy();
    }, answerLimit);
    call.on('close', () => clearTimeout(late));
    call.on('error', (error) => finish(0, wordsFor(error)));
    call.on('upgrade', (_response, socket) => {
      socket.destroy();
      finish(0, 'an answer that changes the protocol');
    });
    call.on('response', async (response) => {
      const text = await textOf(response).catch((error) =>
        error instanceof RangeError ? error.message : 'the connection broke off',
      );
      finish(response.statusCode ?? 0, text, headersOf(response));
    });
    call.end(wire.content);
  });
}

function onTheWire(server: string, asked: Asked): HttpClient {
  const { path, query = {}, form, json, text } = asked;
  const search = encodePairs(query);
  const [type, content] =
    form !== undefined
      ? ['application/x-www-form-urlencoded', encodePairs(form)]
      : json !== undefined
        ? ['application/json', JSON.stringify(json)]
        : [text?.type, text?.content];
  return {
    method: asked.method ?? (content === undefined ? 'GET' : 'POST'),
    url: `${server}${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      ...(type !== undefined && { 'content-type': type }),
      // In chunks a body comes without its length.
      ...(content !== undefined &&
        asked.headers?.['transfer-encoding'] === undefined && {
          'content-length': String(Buffer.byteLength(content)),
        }),
      ...asked.headers,
    },
    content,
  };
}

function encodePairs(pairs: Record<string, string | string[]>): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(pairs)) {
    for (const value of [values].flat()) search.append(name, value);
  }
  return search.toString();
}

/** The request as one line that a POSIX shell takes as it is. */
function curlOf({ method, url, headers, content }: HttpClient): string {
  const parts = ['curl', '-i'];
  if (method !== (content === undefined ? 'GET' : 'POST')) parts.push('-X', method);
  parts.push(quote(url));
  for (const [name, values] of Object.entries(headers)) {
    if (name === 'content-length') continue;
    for (const value of [values].flat()) parts.push('-H', quote(`${name}: ${value}`));
  }
  if (content !== undefined) parts.push('--data-raw', quote(content));
  return parts.join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What a broken connection means to a person. */
function wordsFor(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED')
    return 'the program does not listen any more: it has ended or crashed';
  if (code === 'ECONNRESET')
    return 'the program cut the connection before it had answered, or ended: is there a process.exit()?';
  if (code?.toString().startsWith('HPE_')) return 'an answer that is not HTTP';
  return error.message;
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longest) throw new RangeError('more than 1 MB, of which the rest was not read');
  }
  return Buffer.concat(chunks).toString();
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
