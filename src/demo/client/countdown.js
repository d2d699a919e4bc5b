import { say } from './words.js';

/**
 * Counts down the seconds until a token expires. Then it changes the verdict, and sends the token once more, if the page
 * may send it, to show the response.
 *
 * @param {JQuery} $place Its attributes contain the token's expiry in milliseconds since 1970, and perhaps the token.
 * @param {JQuery} $verdict The verdict on the token.
 */
export function showCountdown($place, $verdict) {
  const expires = Number($place.attr('data-expires'));
  const token = $place.attr('data-token');
  const tick = () => {
    const left = Math.ceil((expires - Date.now()) / 1000);
    if (left > 0) {
      $place.text(say('client.countdown.left', { count: left }));
      return;
    }
    clearInterval(timer);
    if (token === undefined) {
      $place.prop('hidden', true);
      showRefusal($verdict);
    } else sendAgain($place, $verdict, token);
  };
  const timer = setInterval(tick, 250);
  tick();
}

/**
 * @param {JQuery} $place
 * @param {JQuery} $verdict
 * @param {string} token
 */
function sendAgain($place, $verdict, token) {
  $.ajax('/inspect', { carrier: 'none', headers: { 'x-access-token': token } })
    .done(() => {
      $place.text(say('client.countdown.early'));
      setTimeout(() => sendAgain($place, $verdict, token), 1_000);
    })
    .fail(({ status, responseJSON }) => {
      const description = responseJSON?.error_description ?? '';
      const text =
        status === 0
          ? say('client.countdown.no-response')
          : say('client.countdown.expired', { status, description });
      $place.addClass('bad').text(text);
      showRefusal($verdict);
    });
}

/** @param {JQuery} $verdict */
function showRefusal($verdict) {
  $verdict.removeClass('good').addClass('bad');
  $verdict.find('[data-life]').prop('hidden', (_index, hidden) => !hidden);
}
