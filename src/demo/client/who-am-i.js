import { RecordedRequest, showHttp } from './http-view.js';
import { token } from './session.js';
import { say } from './words.js';

const $carriers = $('[name=carrier]');
$carriers.filter('[data-session-only]').prop('disabled', token === undefined);
$carriers.filter(`[value=${token === undefined ? 'none' : 'header'}]`).prop('checked', true);
showAdvice();

$carriers.on('change', () => {
  showAdvice();
  sendRequest();
});
$('#question').on('submit', (event) => {
  event.preventDefault();
  sendRequest();
});
if (token !== undefined) sendRequest();

$('#whole').on('click', function () {
  const whole = $('#request').toggleClass('whole').hasClass('whole');
  $(this).attr('aria-pressed', String(whole));
});
// Browsers allow access to the clipboard on https and on loopback only.
$('#copy').prop('hidden', token === undefined || navigator.clipboard === undefined);
$('#copy').on('click', async () => {
  await navigator.clipboard.writeText(token?.text ?? '');
  $('#copied').text(say('client.copied'));
});

function chosen() {
  const value = $carriers.filter(':checked').val();
  return value === 'header' || value === 'query' || value === 'body' ? value : 'none';
}

function showAdvice() {
  const carrier = chosen();
  $('#advice').text(say(`client.who.${carrier}`));
}

function sendRequest() {
  const recorded = new RecordedRequest();
  $.ajax('/api/me', { carrier: chosen(), dataType: 'json', xhr: () => recorded })
    .done(({ user }) => $('#verdict').text(say('client.who.you-are', { username: user.username })))
    .fail(({ status }) => {
      $('#verdict').text(
        status === 0 ? say('client.who.no-response') : say('client.who.refused', { status }),
      );
    })
    .always(() => {
      showHttp($('#request'), recorded.sent, token?.text);
      showHttp($('#answer'), recorded.received, undefined);
      $('#wire').prop('hidden', false);
    });
}
