import { say } from './words.js';

/**
 * Counts the seconds that a token has left, then sends it once more and tells what has become of it.
 *
 * @param {JQuery} $place Its data name the token, and when it expires, in milliseconds since 1970.
 */
export function showCountdown($place) {
  const expires = Number($place.attr('data-expires'));
  const token = $place.attr('data-token') ?? '';
  $place.prop('hidden', false);
  const tick = () => {
    const left = Math.ceil((expires - Date.now()) / 1000);
    if (left > 0) {
      $place.text(say('It lives for {0} more seconds.', left));
      return;
    }
    clearInterval(timer);
    $.ajax('/inspect', { carrier: 'none', headers: { 'x-access-token': token } })
      .done(() =>
        $place.text(say('Its time is up by this machine’s clock, but not by the server’s.')),
      )
      .fail(({ status, responseJSON }) => {
        const told = responseJSON?.error_description ?? '';
        $place
          .addClass('bad')
          .text(say('It is dead. Sent again just now, it got: {0} {1}', status, told));
      });
  };
  const timer = setInterval(tick, 250);
  tick();
}
