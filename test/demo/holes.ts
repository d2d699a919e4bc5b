import type { Ending } from '../../src/attacks/outcome.ts';

/** A mistake of the article. */
export interface Hole {
  /** The mistake, in a few words. */
  article: string;
  /** The attacks that find it, and how they end. */
  found?: { ending: Ending; ids: string[] };
  /** For mistakes in the browser, which no request can show: the test that would find them in our pages. */
  page?: { suite: string; title: string };
}

/** All mistakes, each with the attacks or the test that find it. */
export const holes: readonly Hole[] = [
  hole('the secret stands in the code', 'through', 'key-article', 'key-known'),
  hole('`exp` is in milliseconds', 'through', 'token-exp-milliseconds', 'exp-milliseconds'),
  hole('the user stands in `iss`', 'through', 'token-user-in-issuer'),
  hole('the header is asked for as a property of a function', 'wrong', 'carrier-header'),
  hole(
    'the algorithm is not pinned',
    'through',
    ...['alg-hs384-same-secret', 'alg-hs512-same-secret', 'alg-array'],
  ),
  hole('the header of the token is not checked', 'through', 'crit-unknown', 'typ-refresh-jwt'),
  hole(
    'what cannot be decoded goes on, by `next()`',
    'wrong',
    ...['signature-empty', 'claims-admin', 'alg-none', 'text-x', 'exp-past'],
  ),
  hole(
    'an expired token is told so, with status 200, and goes on',
    'through',
    'exp-year-ago-milliseconds',
  ),
  hole(
    '`exp` may be missing',
    'through',
    ...['exp-missing', 'exp-null', 'exp-word', 'exp-infinite'],
  ),
  hole('a deleted user passes, by `next()`', 'wrong', 'user-nobody', 'user-zeros'),
  hole('`toJSON()` shows the hash', 'through', 'login-shows-hash', 'me-shows-hash'),
  hole('nobody is required', 'through', 'no-token'),
  hole('answers to a token in the query may be stored', 'wrong', 'me-stored', 'login-stored'),
  hole('errors of the body parser are a 500', 'wrong', 'body-gzip-junk'),
  {
    article: '`$.ajaxSetup({ headers })` sends the token to every origin',
    page: {
      suite: 'test/browser/carriers.suite.ts',
      title: 'never reaches another origin that the page calls, by no carrier',
    },
  },
  {
    article: 'the token lies in localStorage, for any script on the page',
    page: {
      suite: 'test/browser/markup.suite.ts',
      title: 'that slips into a page runs no script, thanks to the policy',
    },
  },
];

function hole(article: string, ending: Ending, ...ids: string[]): Hole {
  return { article, found: { ending, ids } };
}
