import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { codeOf } from '../../../src/server/users/store-error.ts';

/** What happened to the requests since the last count. */
export interface Count {
  sent: number;
  /** 503 with Retry-After. The client sends the request again. */
  postponed: number;
  /** Every other wrong response and every broken connection, such as `502 POST /refresh`. The client sends it again, too. */
  lost: string[];
  /** The longest time from the first attempt to the right response, in milliseconds. */
  slowest: number;
}

/** Milliseconds before its end in which a client replaces a token. */
const refreshBefore = 10_000;
/** Milliseconds in which a request must succeed, however often it is sent. */
const longestTrial = 60_000;

interface Tokens {
  token?: string;
  expires?: number;
  refreshToken?: string;
}
const none: Tokens = {};

/** Clients that send one request after the other, each as a user of its own, until `stop`. */
export function startClients(url: URL, number: number) {
  let count = newCount();
  let running = true;
  /** The names whose registration was confirmed. */
  const registered: string[] = [];

  /** Sends a request until its response has one of the statuses. */
  async function ask(method: string, path: string, statuses: unknown[], fields = {}, token = '') {
    const began = performance.now();
    for (;;) {
      count.sent += 1;
      const reply = await send(url, method, path, fields, token);
      const took = performance.now() - began;
      count.slowest = Math.max(count.slowest, took);
      if (statuses.includes(reply.status)) return reply.body;
      const { status, retryAfter } = reply;
      if (status === 503 && retryAfter > 0) count.postponed += 1;
      else count.lost.push(`${status} ${method} ${path}`);
      if (took > longestTrial) throw new Error(`No right response to ${method} ${path}`);
      await setTimeout(Math.max(retryAfter * 1_000, 100));
    }
  }

  /** After a lost response, 409 says that the user exists already. */
  async function register() {
    const credentials = { username: randomUUID(), password: randomUUID() };
    await ask('POST', '/users', [201, 409], credentials);
    registered.push(credentials.username);
    return credentials;
  }

  async function run() {
    const credentials = await register();
    const login = () => ask('POST', '/login', [200], credentials);
    const refresh = ({ refreshToken }: Tokens) => ask('POST', '/refresh', [200], { refreshToken });
    let tokens = await login();
    for (let turn = 0; running; turn += 1) {
      const { token, expires = 0 } = tokens;
      if (turn % 40 === 39) await register();
      else if (turn % 40 === 19) tokens = await login();
      else if (turn % 10 === 5 || expires < Date.now() + refreshBefore)
        tokens = await refresh(tokens);
      else await ask(turn % 2 === 0 ? 'GET' : 'POST', '/api/me', [200], {}, token);
    }
  }

  const clients = Promise.all(Array.from({ length: number }, run));
  // A rejection is reported by `stop`.
  clients.catch(() => {});
  return {
    /** Returns the count and begins a new one. */
    take() {
      const taken = count;
      count = newCount();
      return taken;
    },
    /** Resolves to the names whose registration was confirmed. */
    async stop() {
      running = false;
      await clients;
      return registered;
    },
  };
}

function newCount(): Count {
  return { sent: 0, postponed: 0, lost: [], slowest: 0 };
}

/** Sends a request on a connection of its own. Without a response, the status is the code of the error. */
async function send(url: URL, method: string, path: string, fields: object, token: string) {
  const headers = {
    'content-type': 'application/json',
    'x-access-token': token,
    connection: 'close',
  };
  const body = method === 'GET' ? null : JSON.stringify(fields);
  const signal = AbortSignal.timeout(15_000);
  try {
    const response = await fetch(new URL(path, url), { method, headers, body, signal });
    const content: Tokens = response.ok ? JSON.parse(await response.text()) : none;
    const retryAfter = Number(response.headers.get('retry-after'));
    return { status: response.status, retryAfter, body: content };
  } catch (error) {
    return { status: codeOf(error), retryAfter: 0, body: none };
  }
}
