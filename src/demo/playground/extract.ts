import { forge } from '../../attacks/forge.ts';
import type { HttpRequest } from '../../attacks/http/request.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { demoUsers } from '../users.ts';
import { type Experiment, type Fields, issueFor } from './experiment.ts';
import { type SimulatedServer, simulate } from './simulate.ts';

const names = demoUsers.map(({ username }) => username);

/** What a visitor can put into a carrier, with its label. */
const loads = new Map([
  ['nothing', 'no token'],
  ...names.map((name): [string, string] => [name, `a token of ${name}`]),
  ['forged', 'a forged token'],
]);

/** Sends tokens in up to three carriers, and shows which of them the server reads. */
export const extract: Experiment = async (server, fields) => {
  const sent = { body: 'nothing', query: 'nothing', header: names[0] ?? 'nothing' };
  for (const carrier of ['body', 'query', 'header'] as const) {
    const load = fields[carrier];
    if (load !== undefined && loads.has(load)) sent[carrier] = load;
  }
  const asked = Object.keys(fields).length > 0;
  const simulation = asked ? await simulate(server, await requestOf(server, sent)) : undefined;
  const { carrier } = simulation?.body ?? {};
  const taken =
    carrier === 'body' || carrier === 'query' || carrier === 'header' ? carrier : undefined;
  const load = taken && loads.get(sent[taken]);
  return { loads: [...loads], sent, simulation, taken, load };
};

async function requestOf(server: SimulatedServer, sent: Fields): Promise<HttpRequest> {
  const [body, query, header] = await Promise.all(
    [sent.body, sent.query, sent.header].map((load) => tokenFor(server, load)),
  );
  return {
    path: '/inspect',
    ...(query !== undefined && { query: { access_token: query } }),
    headers: header === undefined ? {} : { 'x-access-token': header },
    ...(body !== undefined && { form: { access_token: body } }),
  };
}

async function tokenFor(
  server: SimulatedServer,
  load: string | undefined,
): Promise<string | undefined> {
  if (load === undefined || load === 'nothing') return undefined;
  if (load === 'forged') return forge({ sub: 'somebody' }, makeSecret());
  return issueFor(server, load);
}
