/** The name of each of the attacks on redirects and headers, and what an attacker gains. */
export const responses = {
  'attack.redirect-path.name': 'paths that begin with two slashes or a backslash',
  'attack.redirect-path.gains':
    'A link to your server leads to the site of the attacker, which looks like yours and asks for the password.',
  'attack.headers-on-errors.name':
    'a comparison of the headers of a refusal and of a good response',
  'attack.headers-on-errors.gains':
    'An error page lacks the headers that stop scripts, frames and caches, so the attacker uses the errors.',
} as const;
