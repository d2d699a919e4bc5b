import autocannon from 'autocannon';
import type { Burst, Job } from './burst.ts';

/** Enough that the server never waits for a request, few enough that a latency is not all queueing. */
const connections = 16;

process.on('message', async (job: Job) => {
  process.send?.(await fire(job));
});
process.on('disconnect', () => process.exit());

function fire(job: Job): Promise<Burst> {
  const times: number[] = [];
  const bodies = new Set(job.bodies);
  let others = 0;
  let opened = 0;
  let began = 0;
  let last = 0;
  const { promise, resolve, reject } = Promise.withResolvers<Burst>();
  const run = autocannon(
    {
      url: job.url,
      connections,
      duration: job.seconds,
      sampleInt: 20,
      setupClient: (client) => client.setRequests(dealTo(opened++, job)),
      verifyBody: (body) => bodies.has(body),
    },
    (error, { mismatches, errors }) => {
      if (error) return reject(error);
      const wrong = others + mismatches + errors;
      if (wrong > 0) return reject(new Error(`${wrong} wrong answers from ${job.url}`));
      resolve({ times, elapsed: last - began });
    },
  );
  run.on('start', () => {
    began = performance.now();
  });
  run.on('response', (_client, answered, _bytes, milliseconds) => {
    last = performance.now();
    times.push(milliseconds);
    if (answered !== job.status) others += 1;
  });
  return promise;
}

/** The requests of one connection: dealt like cards, since every connection goes round its own. */
function dealTo(connection: number, { headers, first }: Job) {
  const rounds = Math.ceil(headers.length / connections);
  return Array.from({ length: rounds }, (_, round) => {
    const chosen = headers[(first + round * connections + connection) % headers.length];
    return { headers: { ...chosen } };
  });
}
