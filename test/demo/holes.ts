import type { Ending } from '../../src/attacks/outcome.ts';

/** A mistake of the article. */
export interface Hole {
  /** The mistake, in a few words. */
  article: string;
  /** The attacks that find it, and how they end. */
  found?: { ending: Ending; ids: string[] };
  /** For mistakes in the browser, which requests cannot show: the test that would find them in our pages. */
  page?: { suite: string; title: string };
}

/** All mistakes, each with the attacks or the test that find it. */
export const holes: readonly Hole[] = [
  hole('the secret is in the code', 'through', 'key-article', 'key-known'),
  hole('`exp` is in milliseconds', 'through', 'token-exp-milliseconds', 'exp-milliseconds'),
  hole('the user is in `iss`', 'through', 'token-user-in-issuer'),
  hole('the header is read as a property of a function', 'wrong', 'carrier-header'),
  hole(
    'the algorithm is not pinned',
    'through',
    ...['alg-hs384-same-secret', 'alg-hs512-same-secret', 'alg-array'],
  ),
  hole('the header of the token is not checked', 'through', 'crit-unknown', 'typ-refresh-jwt'),
  hole(
    'a token that cannot be decoded is ignored: the code calls `next()`',
    'wrong',
    ...['signature-empty', 'claims-admin', 'alg-none', 'text-x', 'exp-past'],
  ),
  hole(
    'an expired token gets a message with status 200, and the code calls `next()`',
    'through',
    'exp-year-ago-milliseconds',
  ),
  hole(
    '`exp` may be missing',
    'through',
    ...['exp-missing', 'exp-null', 'exp-word', 'exp-infinite'],
  ),
  hole('a deleted user is ignored: the code calls `next()`', 'wrong', 'user-nobody', 'user-zeros'),
  hole('`toJSON()` returns the password hash', 'through', 'login-shows-hash', 'me-shows-hash'),
  hole('no route requires a user', 'through', 'no-token'),
  hole('responses to a token in the query may be stored', 'wrong', 'me-stored', 'login-stored'),
  hole('errors of the body parser are a 500', 'wrong', 'body-gzip-junk'),
  {
    article: '`$.ajaxSetup({ headers })` sends the token to every origin',
    page: {
      suite: 'test/browser/carriers.suite.ts',
      title: 'never reaches another origin that the page calls, by no carrier',
    },
  },
  {
    article: 'the token is in localStorage, where any script on the page can read it',
    page: {
      suite: 'test/browser/markup.suite.ts',
      title: 'that slips into a page runs no script, thanks to the policy',
    },
  },
];

function hole(article: string, ending: Ending, ...ids: string[]): Hole {
  return { article, found: { ending, ids } };
}
