import { readDatabase } from './config/deployment.ts';
import { withEnvFile } from './config/env-file.ts';
import { sessionMigrations } from './sessions/migrations.ts';
import { runOrExit } from './start.ts';
import { openUsers } from './users/open.ts';

await runOrExit(async () => {
  const users = await openUsers(readDatabase(withEnvFile(process.env, '.env')));
  await users.sql.migrate(sessionMigrations);
  await users.close();
  console.log('The database is up to date.');
});
