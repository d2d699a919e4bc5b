import autocannon from 'autocannon';
import type { Burst, Job } from './burst.ts';

/** Enough that the server never waits for a request, few enough that a latency is not all queueing. */
const connections = 16;

process.on('message', async (job: Job) => {
  process.send?.(await fire(job));
});
process.on('disconnect', () => process.exit());

function fire({ url, token, status, body, seconds }: Job): Promise<Burst> {
  const times: number[] = [];
  let others = 0;
  const { promise, resolve, reject } = Promise.withResolvers<Burst>();
  const run = autocannon(
    {
      url,
      headers: { 'x-access-token': token },
      connections,
      duration: seconds,
      sampleInt: 20,
      expectBody: body,
    },
    (error, result) => {
      if (error) return reject(error);
      const wrong = others + result.mismatches + result.errors;
      if (wrong > 0) return reject(new Error(`${wrong} wrong answers from ${url}`));
      times.sort((one, other) => one - other);
      resolve({
        requests: times.length,
        elapsed: result.finish.getTime() - result.start.getTime(),
        p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
      });
    },
  );
  run.on('response', (_client, answered, _bytes, milliseconds) => {
    times.push(milliseconds);
    if (answered !== status) others += 1;
  });
  return promise;
}
