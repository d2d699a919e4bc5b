import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { forge } from '../../../src/attacks/forge.ts';
import { objectIn } from '../../../src/attacks/json.ts';

/** The only user of a small server. */
export const credentials = { username: 'ada', password: 'analytical' };
const user = { id: 'u1', username: credentials.username };
const token = forge({ sub: user.id, iss: 'x', exp: 4_000_000_000 }, 'a secret for one test');

/** What a small server responds. */
export interface Reply {
  status: number;
  body?: object;
  /** Instead of a body. */
  text?: string;
  headers?: Record<string, string>;
}

/** Responds to a request before the small server does; undefined leaves the request to it. */
export type Before = (
  incoming: IncomingMessage,
  sent: Buffer,
) => Reply | undefined | Promise<Reply | undefined>;

/** Changes the headers of every response. */
export type Around = (incoming: IncomingMessage, reply: Reply) => Record<string, string>;

/** A small server that reads a token from x-access-token, with a mistake before or around all responses. */
export function makeSmallServer({
  before = () => undefined,
  around = () => ({}),
}: {
  before?: Before;
  around?: Around;
}): RequestListener {
  return async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const sent = Buffer.concat(chunks);
    const reply = (await before(incoming, sent)) ?? usual(incoming, sent.toString());
    write(response, reply, around(incoming, reply));
  };
}

/** The response to a sign-in, or to a request for a resource. */
export function usual({ url, headers }: IncomingMessage, sent: string): Reply {
  if (url === '/login') return signIn(objectIn(sent));
  if (headers['x-access-token'] === undefined) return refusal(401, 'missing_token');
  if (headers['x-access-token'] !== token) return refusal(401, 'invalid_token');
  return url?.split('?')[0] === '/api/me' ? { status: 200, body: { user } } : refusal(404, 'none');
}

/** The response to a username and a password. */
export function signIn(fields: Record<string, unknown> | undefined): Reply {
  const { username, password } = fields ?? {};
  if (typeof username !== 'string' || typeof password !== 'string')
    return refusal(400, 'invalid_request');
  const right = username === credentials.username && password === credentials.password;
  return right ? { status: 200, body: { token, user } } : refusal(401, 'invalid_credentials');
}

/** A refusal with this error. */
export function refusal(status: number, error: string): Reply {
  return { status, body: { error, error_description: 'No' } };
}

function write(
  response: ServerResponse,
  { status, body, text, headers }: Reply,
  more: Record<string, string>,
): void {
  const type = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  response.writeHead(status, { ...type, ...headers, ...more });
  response.end(text ?? (body && JSON.stringify(body)));
}
