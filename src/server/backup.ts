import { readDatabase } from './config/deployment.ts';
import { withEnvFile } from './config/env-file.ts';
import { SettingError } from './config/settings.ts';
import { runOrExit } from './start.ts';
import { backupSqlite } from './users/backup.ts';

await runOrExit(async () => {
  const [file, ...others] = process.argv.slice(2);
  if (!file || others.length > 0) {
    throw new SettingError('FILE', 'is missing: name one new file, as in node backup.ts FILE');
  }
  backupSqlite(readDatabase(withEnvFile(process.env, '.env')), file);
  console.log(`The backup is in ${file}.`);
}, 'Cannot back up');
