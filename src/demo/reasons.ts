import type { PlainId, Say } from '../i18n/message.ts';

/** Why a visitor must sign in: the codes in `/sign-in?reason=…`, each with its message. */
const reasons = new Map<string, PlainId>([
  ['expired', 'pages.reason.expired'],
  ['refused', 'pages.reason.refused'],
  ['unreadable', 'pages.reason.unreadable'],
  ['signed-out', 'pages.reason.signed-out'],
]);

/** The sentence for a code; empty for an unknown code, so that a link cannot put its own words on the page. */
export function sentenceFor(code: unknown, say: Say): string {
  const reason = reasons.get(String(code));
  return reason === undefined ? '' : say(reason);
}
