import { Agent, request } from 'node:http';

// node flood.ts URL KIND: sends requests of one address until the process is ended.

/** Marks that `normalize` has to reorder: a name of 16 KB takes 50 ms of computing. */
const marks = '\u0345\u035d\u035c\u0315\u0344\u0316\u031b\u0321'.repeat(1_006);

const floods = {
  /** Nothing, for comparison: the machine may have other work. */
  none: { connections: 0, pause: 0, body: () => ({}) },
  /** Twenty sign-ins a second with a long name of combining marks. */
  marks: { connections: 1, pause: 50, body: () => ({ username: marks, password: 'x' }) },
  /** Sign-ins without credentials, on 150 connections. */
  empty: { connections: 150, pause: 0, body: () => ({}) },
  /** Sign-ins with guesses for many names, on 150 connections. */
  guesses: {
    connections: 150,
    pause: 0,
    body: () => ({ username: `user-${Math.random()}`, password: 'a-wrong-password' }),
  },
};

const [url = '', name = ''] = process.argv.slice(2);
const flood = Object.entries(floods).find(([kind]) => kind === name)?.[1];
if (flood === undefined) throw new RangeError(`Expected one of ${Object.keys(floods)}`);
const agent = new Agent({ keepAlive: true, maxSockets: flood.connections });

async function send(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': '192.0.2.1' };
  const sent = request(`${url}/login`, { agent, method: 'POST', headers });
  sent.on('response', (answer) => answer.resume().on('end', resolve));
  sent.on('error', () => resolve());
  sent.end(JSON.stringify(flood?.body()));
  await promise;
}

if (flood.pause > 0) setInterval(send, flood.pause);
else {
  setInterval(() => {}, 60_000);
  for (let line = 0; line < flood.connections; line += 1) {
    (async () => {
      for (;;) await send();
    })();
  }
}
