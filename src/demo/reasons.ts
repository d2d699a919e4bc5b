/** Why a visitor must sign in: the codes in `/sign-in?reason=…`, each with its sentence. */
const reasons = new Map([
  ['expired', 'Your token has expired: its “exp” claim is past. Sign in to get a fresh one.'],
  ['refused', 'The server refused your token: 401 invalid_token. Sign in to get a new one.'],
  ['unreadable', 'What this browser had stored was not a token. It is gone; sign in to get one.'],
  [
    'signed-out',
    'You are signed out. This browser has forgotten the token; a copy of it would work until it expires.',
  ],
]);

/** The sentence for a code; empty for an unknown code, so that a link cannot put its own words on the page. */
export function sentenceFor(code: unknown): string {
  return reasons.get(String(code)) ?? '';
}
