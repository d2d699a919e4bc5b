import { type IncomingMessage, request } from 'node:http';
import { type Message, message } from '../../i18n/message.ts';
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
  /** Why no whole response came; undefined if it did. */
  failure: Message | undefined;
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
    const finish = (
      status: number,
      text: string,
      failure?: Message,
      headers: Record<string, string> = {},
    ) =>
      resolve({
        status,
        headers,
        text,
        failure,
        body: objectIn(text) ?? {},
        time: performance.now() - started,
        curl,
      });
    const fail = (failure: Message) => finish(0, '', failure);
    const call = request(wire.url, { method: wire.method, headers: wire.headers, agent: false });
    const late = setTimeout(() => {
      fail(message('judge.response.late'));
      call.destroy();
    }, answerLimit);
    call.on('close', () => clearTimeout(late));
    call.on('error', (error) => fail(reasonOf(error)));
    call.on('upgrade', (_response, socket) => {
      socket.destroy();
      fail(message('judge.response.upgrade'));
    });
    call.on('response', async (response) => {
      const content = await contentOf(response);
      const [text, failure] = typeof content === 'string' ? [content] : ['', content];
      finish(response.statusCode ?? 0, text, failure, headersOf(response));
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

/** Returns why a request failed. */
function reasonOf(error: Error): Message {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return message('judge.response.refused');
  if (code === 'ECONNRESET') return message('judge.response.reset');
  if (code?.toString().startsWith('HPE_')) return message('judge.response.not-http');
  return message('judge.response.error', { error: error.message });
}

/** Reads the body, or returns why it could not be read to its end. */
async function contentOf(response: IncomingMessage): Promise<string | Message> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > longest) return message('judge.response.long');
    }
  } catch {
    return message('judge.response.cut');
  }
  return Buffer.concat(chunks).toString();
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
