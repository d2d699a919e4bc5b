import { forge } from '../../attacks/forge.ts';
import type { HttpRequest } from '../../attacks/http/request.ts';
import type { Say } from '../../i18n/message.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { demoUsers } from '../users.ts';
import { type Experiment, type Fields, issueFor } from './experiment.ts';
import { type SimulatedServer, simulate } from './simulate.ts';

const carriers = ['body', 'query', 'header'] as const;

/** What a visitor can put into a carrier: nothing, a token of a demo user, or a forged token. */
const loads = ['nothing', ...demoUsers.map(({ username }) => username), 'forged'];

/** Sends tokens in up to three carriers, and shows which of them the server reads. */
export const extract: Experiment = async (server, fields) => {
  const sent = { body: 'nothing', query: 'nothing', header: loads[1] ?? 'nothing' };
  for (const carrier of carriers) {
    const load = fields[carrier];
    if (load !== undefined && loads.includes(load)) sent[carrier] = load;
  }
  const asked = Object.keys(fields).length > 0;
  const simulation = asked ? await simulate(server, await requestOf(server, sent)) : undefined;
  const taken = carriers.find((carrier) => carrier === simulation?.body.carrier);
  return (say) => ({
    simulation,
    places: carriers.map((name) => ({
      name,
      label: say(`playground.extract.${name}`),
      options: loads.map((load) => ({
        load,
        label: labelOf(load, say),
        selected: sent[name] === load,
      })),
    })),
    used:
      taken &&
      say('playground.extract.used', {
        what: say(`playground.extract.${taken}`),
        content: labelOf(sent[taken], say),
      }),
  });
};

function labelOf(load: string, say: Say): string {
  if (load === 'nothing') return say('playground.no-token');
  if (load === 'forged') return say('playground.extract.forged');
  return say('playground.extract.token-of', { username: load });
}

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
