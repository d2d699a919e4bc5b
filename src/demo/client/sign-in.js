import { begin, token } from './session.js';
import { showToken } from './token-view.js';
import { say } from './words.js';

/** @type {Record<number, string>} The messages for the visitor by status; 0 if no response came. */
const complaints = {
  0: 'The server did not answer. Is it still running?',
  400: 'Give both a username and a password.',
  401: 'Wrong username or password. Check both and try again.',
  429: 'That was too often. Wait a little and try again.',
};

if (token !== undefined) {
  document.title = say('Your token');
  showToken(token);
}

$('#credentials').on('submit', function (event) {
  event.preventDefault();
  const $button = $(this).find('button').prop('disabled', true);
  $('#complaint').text('');

  $.post('/login', $(this).serialize())
    .done((response) => begin(response.token))
    .fail(({ status }) => {
      $button.prop('disabled', false);
      $('#complaint').text(
        say(complaints[status] ?? 'The server could not do that ({0}).', status),
      );
      $(this).find('[name=password]').trigger('focus').trigger('select');
    });
});

$('[data-username]').on('click', function () {
  $('[name=username]').val($(this).attr('data-username') ?? '');
  $('[name=password]').val($(this).attr('data-password') ?? '');
  $('#credentials button').trigger('focus');
});
