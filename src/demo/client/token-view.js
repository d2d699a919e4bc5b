import { fromNow, onCalendar } from './times.js';
import { say } from './words.js';

/** @type {Record<string, string>} What the header parameters and claims mean (RFC 7515, 4.1; RFC 7519, 4.1). */
const meanings = {
  alg: 'algorithm of the signature',
  typ: 'type of the token',
  iss: 'issuer: who signed it',
  sub: 'subject: the id of the user',
  iat: 'issued at, in seconds since 1970',
  exp: 'expires at, in seconds since 1970',
  nbf: 'not valid before, in seconds since 1970',
  jti: 'id of the token itself',
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

  const countDown = () => $('#remaining').text(say('It expires {0}.', fromNow(expires)));
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
    const meaning = Object.hasOwn(meanings, name) ? meanings[name] : '';
    if (meaning) $value.append($('<small>', { text: say(meaning) }));
    return $('<tr>').append($('<th>', { scope: 'row', text: name }), $value);
  });
}
