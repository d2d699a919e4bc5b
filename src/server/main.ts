import { readDeployment } from './config/deployment.ts';
import { runOrExit, start } from './start.ts';

await runOrExit(async () => {
  const { url } = await start(readDeployment(process.env));
  console.log(`Listening on ${url}`);
});
