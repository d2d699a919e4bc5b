import type { Asking, Burst, Job } from './job.ts';
import { type Answer, type Line, openLine } from './line.ts';

// The load generator. Every connection sends the next request after each response, so that the server never waits; a latency is
// therefore mostly the time in the queue behind the other connections.
const connections = 16;

/** A server that is known already: its lines stay open, and its requests go round through all bursts. */
interface Known {
  lines: Line[];
  requests: string[];
  next: number;
  isRight(answer: Answer): boolean;
}

const known = new Map<string, Known>();

process.on('message', async ({ url, seconds, asking }: Job) => {
  if (asking !== undefined) known.set(url, await getToKnow(new URL(url), asking));
  const server = known.get(url);
  if (server === undefined) throw new TypeError(`Expected the requests for ${url} first`);
  process.send?.(await fire(server, seconds));
});
process.on('disconnect', () => process.exit());

async function getToKnow(url: URL, { headers, status, bodies }: Asking): Promise<Known> {
  const right = new Set(bodies);
  return {
    lines: await Promise.all(Array.from({ length: connections }, () => openLine(url))),
    requests: headers.map((fields) => requestOf(url, fields)),
    next: 0,
    isRight: (answer) => answer.status === status && right.has(answer.body),
  };
}

async function fire(server: Known, seconds: number): Promise<Burst> {
  const { lines, requests } = server;
  const times: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  const keepAsking = async (line: Line) => {
    for (let now = performance.now(); now < end; ) {
      const request = requests[server.next] ?? '';
      server.next = (server.next + 1) % requests.length;
      const answer = await line.ask(request);
      if (!server.isRight(answer)) throw new Error(`A wrong response: ${JSON.stringify(answer)}`);
      const answered = performance.now();
      times.push(answered - now);
      now = answered;
    }
  };
  // A core that sleeps has to be woken, which on a virtual machine costs the server, whose write does it, more than the
  // whole response, and the more the slower it is. So the generator never sleeps.
  let spinning = setImmediate(function spin() {
    spinning = setImmediate(spin);
  });
  await Promise.all(lines.map(keepAsking));
  clearImmediate(spinning);
  return { times, elapsed: performance.now() - began };
}

function requestOf({ pathname, host }: URL, headers: Record<string, string>): string {
  const fields = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `GET ${pathname} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`;
}
