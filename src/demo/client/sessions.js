import { end, token } from './session.js';
import { fromNow } from './times.js';
import { say } from './words.js';

/** @typedef {{ id: string, label: string, lastUsed: number, expires: number, current: boolean }} Session Times are in milliseconds. */

const $sessions = $('#sessions');

if (typeof token?.claims.sid === 'string') showSessions();

$('[data-action=sign-out-everywhere]').on('click', function () {
  $(this).prop('disabled', true);
  $.post('/api/sign-out').always(() => end(token?.text ?? '', 'signed-out'));
});

function showSessions() {
  $.getJSON('/api/sessions').done((/** @type {{ sessions: Session[] }} */ { sessions }) => {
    $sessions.find('tbody').empty().append(sessions.map(rowOf));
    $sessions.prop('hidden', false);
  });
}

/** @param {Session} session */
function rowOf({ id, label, lastUsed, expires, current }) {
  const name = label === '' ? say('client.sessions.unknown') : label;
  const $end = $('<button>', { type: 'button', class: 'quiet', text: say('client.sessions.end') });
  $end.attr('aria-label', say('client.sessions.end-named', { name })).on('click', () => {
    $end.prop('disabled', true);
    $.ajax(`/api/sessions/${id}`, { method: 'DELETE' }).always(showSessions);
  });
  return $('<tr>').append(
    $('<th>', { scope: 'row', text: name }),
    $('<td>', { text: fromNow(lastUsed) }),
    $('<td>', { text: fromNow(expires) }),
    $('<td>').append(current ? document.createTextNode(say('client.sessions.this')) : $end),
  );
}
