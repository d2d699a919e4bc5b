import './sessions.js';
import { begin, onRefresh, token } from './session.js';
import { storage } from './storage.js';
import { showToken } from './token-view.js';
import { say } from './words.js';

/** @type {Record<number, Extract<import('./words.js').MessageId, `client.sign-in.${number}`>>} By status; 0 if no response came. */
const complaints = {
  0: 'client.sign-in.0',
  400: 'client.sign-in.400',
  401: 'client.sign-in.401',
  429: 'client.sign-in.429',
};

if (token !== undefined) {
  document.title = `${say('client.token.title')} · Koa JWT kata`;
  showToken(token);
  onRefresh(() => token && showToken(token));
}

if (storage === undefined) $('#complaint').text(say('client.no-storage'));

$('#credentials').on('submit', function (event) {
  event.preventDefault();
  if (storage === undefined) return;
  const $button = $(this).find('button').prop('disabled', true);
  $('#complaint').text('');

  $.post('/login', $(this).serialize())
    .done(begin)
    .fail(({ status }) => {
      $button.prop('disabled', false);
      $('#complaint').text(say(complaints[status] ?? 'client.sign-in.other', { status }));
      $(this).find('[name=password]').trigger('focus').trigger('select');
    });
});

$('[data-username]').on('click', function () {
  $('[name=username]').val($(this).attr('data-username') ?? '');
  $('[name=password]').val($(this).attr('data-password') ?? '');
  $('#credentials button').trigger('focus');
});
