import { join } from 'node:path';
import { gather } from './crowd.ts';
import type { Material } from './material.ts';
import { carry, type Row, type Section } from './rows.ts';
import type { SubjectName } from './subjects.ts';

/** The sections that are tables of servers, by name; a row that two of them share is measured once. */
export function sectionsOf(material: Material, folder: string) {
  const row = (subject: SubjectName) => accepting(material, subject);
  const bare = row('bare Koa');
  const reference = row('reference');
  const article = row('the article on Koa');
  const fresh = {
    ...reference,
    title: 'reference, every token new to it',
    headers: carry(material.fresh),
  };

  return {
    peers: (): Section => ({
      heading: 'Peers: the same work, the token in x-access-token and the user looked up each time',
      rows: [
        bare,
        reference,
        fresh,
        row('koa-jwt'),
        row('express-jwt'),
        row('@fastify/jwt'),
        row('@fastify/jwt, cache on'),
        { ...row('hono/jwt'), headers: carry(material.fresh.slice(0, 1), 'Bearer ') },
        article,
      ],
    }),
    steps: (): Section => ({
      heading: 'Steps: what each of them costs',
      rows: [
        bare,
        row('bare Koa + @koa/router'),
        row('+ setup'),
        row('+ routers'),
        row('+ extract'),
        row('+ decode'),
        row('+ attach, the five files alone'),
        reference,
        article,
      ],
    }),
    sessions: (): Section => ({
      heading: 'Sessions: one look-up of the session and its user, instead of the user alone',
      rows: [
        reference,
        { ...row('reference, with sessions'), headers: carry([material.inSession]) },
      ],
    }),
    refusing: (): Section => ({
      heading: 'Refusing: it should never be dearer than accepting',
      rows: [bare, reference, fresh, ...refusing(reference, material)],
    }),
    population: async (): Promise<Section> => ({
      heading: 'Population: 800 tokens in turn, for 800 users if there are as many',
      rows: [bare, ...(await populated(reference, material, folder))],
    }),
  };
}

/** A server that is sent one good token, again and again. */
export function accepting({ crowd, fresh }: Material, subject: SubjectName): Row {
  const bodies = [JSON.stringify({ user: crowd.first })];
  return { title: subject, subject, crowd, headers: carry(fresh.slice(0, 1)), status: 200, bodies };
}

function refusing(reference: Row, { fresh, forged }: Material): Row[] {
  const answer = (error: string, description: string) => ({
    status: 401,
    bodies: [JSON.stringify({ error, error_description: description })],
  });
  const invalid = answer('invalid_token', 'Access token is not valid');
  const missing = answer('missing_token', 'This resource needs an access token');
  const malformed = fresh.map((token) => `${token}=`);
  return [
    { ...reference, ...invalid, title: 'a forged token, each another', headers: carry(forged) },
    {
      ...reference,
      ...invalid,
      title: 'a malformed token, each another',
      headers: carry(malformed),
    },
    { ...reference, ...missing, title: 'no token', headers: [{}] },
  ];
}

async function populated(reference: Row, { issue }: Material, folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [100, 10_000, 1_000_000]) {
    const crowd = await gather(join(folder, `${size}.sqlite`), size);
    const tokens = crowd.drawn.flatMap((user) => issue(user, 800 / crowd.drawn.length));
    rows.push({
      ...reference,
      title: `reference, ${size.toLocaleString('en')} users`,
      crowd,
      headers: carry(tokens),
      bodies: crowd.drawn.map((user) => JSON.stringify({ user })),
    });
  }
  return rows;
}
