import type { SubjectName } from './subjects.ts';

/** One line of the table: a server, the token it is sent, and the one right answer. */
export interface Row {
  title: string;
  subject: SubjectName;
  token: string;
  status: number;
  body: string;
}

/** What the rows are made of: tokens as text, `user` as the servers answer it. */
export interface Material {
  good: string;
  /** Ours in everything but the key that signed it. */
  forged: string;
  user: object;
}

const accepting: SubjectName[] = [
  'bare Koa',
  'bare Koa + @koa/router',
  '+ setup',
  '+ routers',
  '+ extract',
  '+ decode',
  '+ attach = reference',
  'the article on Koa',
];

/** All rows, the bare server first: the others are measured by it. */
export function rowsOf({ good, forged, user }: Material): Row[] {
  const body = JSON.stringify({ user });
  const refusing = JSON.stringify({
    error: 'invalid_token',
    error_description: 'Access token is not valid',
  });
  const reference = '+ attach = reference';
  return [
    ...accepting.map((subject) => ({ title: subject, subject, token: good, status: 200, body })),
    {
      title: 'reference refusing a forged token',
      subject: reference,
      token: forged,
      status: 401,
      body: refusing,
    },
    {
      title: 'reference refusing a malformed token',
      subject: reference,
      token: `${good}=`,
      status: 401,
      body: refusing,
    },
  ];
}
