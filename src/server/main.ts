import { readDeployment } from './config/deployment.ts';
import { warningAbout, withEnvFile } from './config/env-file.ts';
import { runOrExit, start } from './start.ts';

await runOrExit(async () => {
  const warning = warningAbout('.env');
  if (warning !== undefined) console.warn(warning);
  await start(readDeployment(withEnvFile(process.env, '.env')));
});
