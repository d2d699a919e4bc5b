import { RecordedRequest, showHttp } from './http-view.js';
import { token } from './session.js';
import { say } from './words.js';

/** @type {Record<NonNullable<JQuery.AjaxSettings['carrier']>, string>} What to know about each carrier. */
const advice = {
  header:
    'Headers stay out of logs and addresses, and no form or link of another site can set one.',
  query:
    'An address ends up in logs, in the history and in messages. Use it where nothing else will do.',
  body: 'Bodies stay out of logs and addresses, but a GET has none, so this request becomes a POST.',
  none: 'An anonymous request. The server answers with a bare challenge: a token is needed, no more than that.',
};

const $carriers = $('[name=carrier]');
$carriers.filter('[data-session-only]').prop('disabled', token === undefined);
$carriers.filter(`[value=${token === undefined ? 'none' : 'header'}]`).prop('checked', true);
$('#advice').text(say(advice[chosen()]));

$carriers.on('change', () => {
  $('#advice').text(say(advice[chosen()]));
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
  $('#copied').text(say('Copied'));
});

function chosen() {
  const value = $carriers.filter(':checked').val();
  return value === 'header' || value === 'query' || value === 'body' ? value : 'none';
}

function sendRequest() {
  const recorded = new RecordedRequest();
  $.ajax('/api/me', { carrier: chosen(), dataType: 'json', xhr: () => recorded })
    .done(({ user }) => $('#verdict').text(say('You are {0}.', user.username)))
    .fail(({ status }) => {
      $('#verdict').text(
        say(
          status === 0 ? 'No answer came.' : 'The server does not know who you are: {0}.',
          status,
        ),
      );
    })
    .always(() => {
      showHttp($('#request'), recorded.sent, token?.text);
      showHttp($('#answer'), recorded.received, undefined);
      $('#wire').prop('hidden', false);
    });
}
