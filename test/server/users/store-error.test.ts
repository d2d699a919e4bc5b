import { expect, test } from 'vitest';
import { isUnavailable, StoreError, wrapStoreError } from '#server/users/store-error.ts';

const withCode = (code: string, message = 'text') => Object.assign(new Error(message), { code });

test.each<[string, Error]>([
  ['a full disk', withCode('SQLITE_FULL')],
  ['a locked file', withCode('SQLITE_BUSY_SNAPSHOT')],
  ['a damaged file', withCode('SQLITE_CORRUPT')],
  ['a refused connection', withCode('ECONNREFUSED')],
  ['a name server that does not answer', withCode('EAI_AGAIN')],
  ['a certificate of another host', withCode('HOSTNAME_MISMATCH')],
  ['a server that shuts down', withCode('57P01')],
  ['a damaged index', withCode('XX002')],
  ['a read-only replica', withCode('25006')],
  ['a wrong password of the database', withCode('28P01')],
  ['a timeout of the pool', new Error('timeout exceeded when trying to connect')],
  ['a server without TLS', new Error('The server does not support SSL connections')],
  ['a failed authentication', new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: no password')],
  ['a closed SQLite database', new TypeError('The database connection is not open')],
])('%s is an outage', async (_name, error) => {
  expect(isUnavailable(error)).toBe(true);
  await expect(wrapStoreError(() => Promise.reject(error))).rejects.toBeInstanceOf(StoreError);
});

test.each<[string, unknown]>([
  ['a typo in SQL for SQLite', withCode('SQLITE_ERROR')],
  ['a unique violation in SQLite', withCode('SQLITE_CONSTRAINT_UNIQUE')],
  ['a typo in SQL for PostgreSQL', withCode('42601')],
  ['a missing table in PostgreSQL', withCode('42P01')],
  ['a unique violation in PostgreSQL', withCode('23505')],
  ['a value of the wrong type', withCode('22P02')],
  ['a TypeError', new TypeError('x is not a function')],
  ['a TypeError of Node', Object.assign(new TypeError('x'), { code: 'ERR_INVALID_ARG_TYPE' })],
  ['a ReferenceError', new ReferenceError('x is not defined')],
  ['a thrown string', 'text'],
])('%s is an error in our own code', async (_name, error) => {
  expect(isUnavailable(error)).toBe(false);
  await expect(wrapStoreError(() => Promise.reject(error))).rejects.toBe(error);
});
