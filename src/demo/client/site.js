import './address.js';
import './carriers.js';
import { end, token, watch } from './session.js';
import { say } from './words.js';

watch();

$('[data-session=in]').prop('hidden', token === undefined);
$('[data-session=out]').prop('hidden', token !== undefined);

if (token !== undefined) {
  const { text } = token;
  $('[data-action=sign-out]').on('click', () => end(text, 'signed-out'));
  $.getJSON('/api/me').done(({ user }) => {
    $('[data-visitor]').text(say('client.signed-in-as', { username: user.username }));
  });
}
