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
  aud: 'client.claim.aud',
  sub: 'client.claim.sub',
  iat: 'client.claim.iat',
  exp: 'client.claim.exp',
  nbf: 'client.claim.nbf',
  jti: 'client.claim.jti',
  sid: 'client.claim.sid',
};
const moments = new Set(['iat', 'exp', 'nbf']);

/** @type {number | undefined} */
let counting;

/**
 * Shows a token and its parts, and counts down to its expiry.
 *
 * @param {import('./token.js').Token} token
 */
export function showToken({ text, header, claims, signature, expires }) {
  colour($('#token'), text);
  $('#look').attr('data-decode', text);
  $('#header tbody').empty().append(rowsOf(header));
  $('#claims tbody').empty().append(rowsOf(claims));
  $('#signature').text(signature);

  const countDown = () =>
    $('#remaining').text(say('client.token.expires', { time: fromNow(expires) }));
  countDown();
  clearInterval(counting);
  counting = setInterval(countDown, 1000);
}

/**
 * Shows a token with each part in its colour.
 *
 * @param {JQuery} $place
 * @param {string} text
 */
export function colour($place, text) {
  const parts = text.split('.').map((part) => $('<span>', { text: part }));
  $place.empty();
  for (const [index, $part] of parts.entries()) {
    if (index > 0) $place.append(document.createTextNode('.'));
    $place.append($part);
  }
}

/**
 * The rows of a table of header parameters or claims.
 *
 * @param {Record<string, unknown>} members
 * @param {(name: string, seconds: number) => string} [inWords] A time as text; by default its date.
 */
export function rowsOf(members, inWords = (_name, seconds) => onCalendar(seconds * 1000)) {
  return Object.entries(members).map(([name, value]) => {
    const $value = $('<td>').append(
      $('<code>', { text: typeof value === 'string' ? value : JSON.stringify(value) }),
    );
    if (moments.has(name) && typeof value === 'number') {
      $value.append(
        $('<span>', {
          class: 'moment',
          text: inWords(name, value),
          'data-claim': name,
          'data-seconds': value,
        }),
      );
    }
    const meaning = Object.hasOwn(meanings, name) ? meanings[name] : undefined;
    if (meaning) $value.append($('<small>', { text: say(meaning) }));
    return $('<tr>').append($('<th>', { scope: 'row', text: name }), $value);
  });
}
