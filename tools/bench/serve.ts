import { once } from 'node:events';
import { createServer } from 'node:http';
import { readConfig } from '../../src/server/auth/setup.ts';
import { openSqliteUsers } from '../../src/server/users/sqlite.ts';
import { publicUser } from '../../src/server/users/store.ts';
import { isSubject, subjects } from './subjects.ts';

const [name, file = '', username = ''] = process.argv.slice(2);
if (!isSubject(name)) throw new TypeError(`Expected the name of a subject, got ${name}`);

const users = openSqliteUsers(file);
const stored = await users.findByName(username);
if (stored === undefined) throw new TypeError(`Expected a user of the database, got ${username}`);

const build = subjects[name];
const config = readConfig(process.env);
const listener = await build({ config, users, user: publicUser(stored) });
// Node's own server for all of them, with its defaults; it need not close connections between two rounds.
const server = createServer({ keepAliveTimeout: 600_000 }, listener).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);

// Every message gets the CPU time of this process, in microseconds.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit());
