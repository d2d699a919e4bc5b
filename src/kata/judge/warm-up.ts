import { Agent } from 'node:http';
import type { HttpRequest } from '../../attacks/http/request.ts';
import { type Prepared, prepareSubject, type Subject } from '../subject/subject.ts';
import { ask } from './session.ts';

/** Number of times that each request is sent. */
const turns = 20;

const requests: HttpRequest[] = [
  { path: '/warm', query: { access_token: 'a' }, headers: { 'x-access-token': 'a' } },
  { path: '/nowhere' },
  { path: '/warm', json: { access_token: 'a' } },
  { path: '/warm', form: { access_token: 'a' } },
];

/**
 * Starts a process that waits for a save, and sends requests to it meanwhile, so that V8 compiles Koa, the router and the parser of
 * bodies there, and the client here, before a verdict needs them.
 */
export function prepareWarm(subject: Subject): Prepared {
  const prepared = prepareSubject(subject);
  const end = new AbortController();
  const warm = warmUp(prepared.address, end.signal);
  return {
    ...prepared,
    async begin(options) {
      end.abort();
      await warm; // The program must not get a request that was not meant for it.
      return prepared.begin(options);
    },
    stop() {
      end.abort();
      return prepared.stop();
    },
  };
}

/** Sends requests to a process that waits, one after the other, until all are sent or the signal is aborted. */
async function warmUp(address: Promise<string | undefined>, signal: AbortSignal): Promise<void> {
  const url = await address;
  const agent = new Agent({ keepAlive: true });
  for (let turn = 0; turn < turns && url !== undefined; turn += 1) {
    for (const request of requests) if (!signal.aborted) await ask(url, request, agent);
  }
  agent.destroy();
}
