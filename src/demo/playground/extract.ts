import { forge } from '../../attacks/forge.ts';
import type { HttpRequest } from '../../attacks/http/request.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { demoUsers } from '../users.ts';
import { type Fields, type Trial, tokenOf } from './experiment.ts';
import { type Stage, simulate } from './simulate.ts';

const names = demoUsers.map(({ username }) => username);
/** What a carrier may hold, each with its name on the page. */
const loads = new Map([
  ['nothing', 'no token'],
  ...names.map((name): [string, string] => [name, `a token of ${name}`]),
  ['forged', 'a forged token'],
]);

/** Sends tokens in one carrier, two or three, and shows which of them the server takes. */
export const extract: Trial = async (stage, fields) => {
  const sent = { body: 'nothing', query: 'nothing', header: names[0] ?? 'nothing' };
  for (const carrier of ['body', 'query', 'header'] as const) {
    const load = fields[carrier];
    if (load !== undefined && loads.has(load)) sent[carrier] = load;
  }
  const asked = Object.keys(fields).length > 0;
  const rehearsal = asked ? await simulate(stage, await requestOf(stage, sent)) : undefined;
  const { carrier } = rehearsal?.body ?? {};
  const taken =
    carrier === 'body' || carrier === 'query' || carrier === 'header' ? carrier : undefined;
  const load = taken && loads.get(sent[taken]);
  return { loads: [...loads], sent, rehearsal, taken, load };
};

async function requestOf(stage: Stage, sent: Fields): Promise<HttpRequest> {
  const [body, query, header] = await Promise.all(
    [sent.body, sent.query, sent.header].map((load) => tokenFor(stage, load)),
  );
  return {
    path: '/inspect',
    ...(query !== undefined && { query: { access_token: query } }),
    headers: header === undefined ? {} : { 'x-access-token': header },
    ...(body !== undefined && { form: { access_token: body } }),
  };
}

async function tokenFor(stage: Stage, load: string | undefined): Promise<string | undefined> {
  if (load === undefined || load === 'nothing') return undefined;
  if (load === 'forged') return forge({ sub: 'somebody' }, makeSecret());
  return tokenOf(stage, load);
}
