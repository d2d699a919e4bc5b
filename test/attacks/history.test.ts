import { expect, test } from 'vitest';
import { type Exchange, recordedClient } from '../../src/attacks/history.ts';
import { addressOf } from '../../src/attacks/http/address.ts';
import { createHttpClient } from '../../src/attacks/http/client.ts';
import { serve } from './serving.ts';

test('a recorded client keeps every request with its response, in order', async () => {
  const url = await serve((incoming, response) => response.end(incoming.url));
  const history: Exchange[] = [];
  const client = recordedClient(createHttpClient({ address: addressOf(url) }), history);
  await client.send({ path: '/a' });
  await client.sendInTurn([{ path: '/b' }, { path: '/c' }]);
  const kept = history.map(({ request, response }) => [request.path, response.text]);
  expect(kept).toEqual([
    ['/a', '/a'],
    ['/b', '/b'],
    ['/c', '/c'],
  ]);
});
