import './address.js';
import './carriers.js';
import './theme-switch.js';
import { handOver, linkTokens } from './decoder-link.js';
import { end, token, watch } from './session.js';
import { say } from './words.js';

watch();
linkTokens();
handOver();

$('[data-session=in]').prop('hidden', token === undefined);
$('[data-session=out]').prop('hidden', token !== undefined);

if (token !== undefined) {
  const hasSession = typeof token.claims.sid === 'string';
  const leave = () => end(token?.text ?? '', 'signed-out');
  $('[data-action=sign-out]').on('click', () => {
    // A session also ends on the server. Without sessions the token is only forgotten.
    if (hasSession) $.ajax('/api/sessions/current', { method: 'DELETE' }).always(leave);
    else leave();
  });
  $.getJSON('/api/me').done(({ user }) => {
    $('[data-visitor]').text(say('client.signed-in-as', { username: user.username }));
  });
}
