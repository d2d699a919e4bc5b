import { say } from './words.js';

/**
 * Counts down the seconds until a token expires, then sends it once more and shows the response.
 *
 * @param {JQuery} $place Its attributes contain the token, and its expiry in milliseconds since 1970.
 */
export function showCountdown($place) {
  const expires = Number($place.attr('data-expires'));
  const token = $place.attr('data-token') ?? '';
  $place.prop('hidden', false);
  const tick = () => {
    const left = Math.ceil((expires - Date.now()) / 1000);
    if (left > 0) {
      $place.text(say('client.countdown.left', { count: left }));
      return;
    }
    clearInterval(timer);
    $.ajax('/inspect', { carrier: 'none', headers: { 'x-access-token': token } })
      .done(() => $place.text(say('client.countdown.early')))
      .fail(({ status, responseJSON }) => {
        const description = responseJSON?.error_description ?? '';
        $place.addClass('bad').text(say('client.countdown.expired', { status, description }));
      });
  };
  const timer = setInterval(tick, 250);
  tick();
}
