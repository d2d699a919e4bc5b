import { fromNow, onCalendar } from './times.js';
import { say } from './words.js';

/**
 * What the header parameters and claims mean (RFC 7515, 4.1; RFC 7519, 4.1).
 *
 * @type {Record<string, Extract<import('./words.js').MessageId, `client.claim.${string}`>>}
 */
const meanings = {
  alg: 'client.claim.alg',
  typ: 'client.claim.typ',
  iss: 'client.claim.iss',
  sub: 'client.claim.sub',
  iat: 'client.claim.iat',
  exp: 'client.claim.exp',
  nbf: 'client.claim.nbf',
  jti: 'client.claim.jti',
};
const moments = new Set(['iat', 'exp', 'nbf']);

/**
 * Shows a token and its parts, and counts down to its expiry.
 *
 * @param {import('./token.js').Token} token
 */
export function showToken({ text, header, claims, signature, expires }) {
  const parts = text.split('.').map((part) => $('<span>', { text: part }));
  $('#token').empty();
  for (const [index, $part] of parts.entries()) {
    if (index > 0) $('#token').append(document.createTextNode('.'));
    $('#token').append($part);
  }
  $('#header tbody').empty().append(rowsOf(header));
  $('#claims tbody').empty().append(rowsOf(claims));
  $('#signature').text(signature);

  const countDown = () =>
    $('#remaining').text(say('client.token.expires', { time: fromNow(expires) }));
  countDown();
  setInterval(countDown, 1000);
}

/** @param {Record<string, unknown>} members */
function rowsOf(members) {
  return Object.entries(members).map(([name, value]) => {
    const $value = $('<td>').append(
      $('<code>', { text: typeof value === 'string' ? value : JSON.stringify(value) }),
    );
    if (moments.has(name) && typeof value === 'number') {
      $value.append($('<span>', { class: 'moment', text: onCalendar(value * 1000) }));
    }
    const meaning = Object.hasOwn(meanings, name) ? meanings[name] : undefined;
    if (meaning) $value.append($('<small>', { text: say(meaning) }));
    return $('<tr>').append($('<th>', { scope: 'row', text: name }), $value);
  });
}
