import pino from 'pino';
import { expect, test } from 'vitest';
import { serveSessions } from './serving.ts';

test('the log contains the reason for which a refresh or an access token was refused', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const server = await serveSessions(':memory:', { log, interval: 0 });
  const { token, refreshToken } = await server.signIn(await server.addMember());
  await server.refresh(`${'A'.repeat(43)}.${'A'.repeat(43)}`);
  const next = await server.refresh(refreshToken);
  await server.refresh(next.body.refreshToken);
  await server.refresh(refreshToken);
  await server.get('/api/me', { token });
  await server.close();
  const refused = lines.map((line) => JSON.parse(line)).filter(({ status }) => status === 401);
  expect(refused.map(({ reason }) => reason)).toEqual(['session', 'reused', 'session']);
});
