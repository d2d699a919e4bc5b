import { readDeployment } from './deployment.ts';
import { start, startOrSay } from './start.ts';

await startOrSay(async () => {
  const { url } = await start(readDeployment(process.env));
  console.log(`Listening on ${url}`);
});
