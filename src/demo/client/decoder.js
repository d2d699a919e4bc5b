import { refusalOf } from './decoder-checks.js';
import { edit, onChange } from './decoder-edit.js';
import { canSign, isSignedWith } from './decoder-hmac.js';
import { takeHandedOver } from './decoder-link.js';
import { straysIn } from './decoder-paste.js';
import { isSample, makeSample, sampleSecret } from './decoder-samples.js';
import { showContent, showJudgement, showTimes } from './decoder-view.js';
import { token as mine } from './session.js';
import { say } from './words.js';

const $pasted = $('#pasted');
const $secret = $('#secret');
const issuer = $('#decoder').attr('data-issuer') ?? '';
const lifetime = Number($('#decoder').attr('data-lifetime'));
const audienceFrom = Number($('#decoder').attr('data-audience-from'));
const $audience = $('#audience');

/** @type {boolean | undefined} Whether the signature of the pasted token is right; undefined if it was not checked. */
let signed;
/** The number of the last check: an older one that ends later is ignored. */
let turn = 0;

$('#decoder').prop('hidden', false);
$('#insecure').prop('hidden', canSign);
$('[data-sample]').prop('hidden', !canSign);
$secret.add('#sign').prop('disabled', !canSign);

$pasted.on('input', () => begin(pasted()));
$secret.on('input', () => {
  $('#by-server').prop('checked', false);
  check(checkSecret);
});
$('#by-server').on('change', function () {
  $secret.val('');
  check($(this).prop('checked') ? askServer : checkSecret);
});
$audience.on('input', judgeAgain);
$('[data-sample]').on('click', async function () {
  const kind = $(this).attr('data-sample');
  if (!isSample(kind)) return;
  const [aud] = audiences();
  const sample = await makeSample(kind, { issuer, aud, lifetime });
  $secret.val(kind === 'rs256' ? '' : sampleSecret);
  take(sample);
});
$('#mine').on('click', () => take(mine?.text ?? ''));
$('#clear').on('click', () => take(''));
$('#remove-strays').on('click', () => take(straysIn(pasted()).token));
onChange((token) => {
  $pasted.val(token);
  look(token);
});

$pasted.val(takeHandedOver());
begin(pasted());
setInterval(() => {
  judgeAgain();
  showTimes();
}, 1_000);

/** Puts a token into the field, as if the visitor had pasted it. @param {string} token */
function take(token) {
  $pasted.val(token).trigger('focus');
  begin(token);
}

/** @param {string} token */
function begin(token) {
  edit(token);
  look(token);
}

/** Looks at a token. Another token is not sent to the server until the visitor asks for it again. @param {string} token */
function look(token) {
  const { strays } = straysIn(token);
  $('#strays').prop('hidden', strays.length === 0);
  $('[data-stray]').each((_index, item) => {
    $(item).prop('hidden', !strays.some((stray) => stray === $(item).attr('data-stray')));
  });
  $('#by-server').prop('checked', false);
  showContent(token);
  check(checkSecret);
}

/**
 * Checks the signature in one way or the other, and shows the result.
 *
 * @param {(token: string) => Promise<boolean | undefined>} way
 */
async function check(way) {
  turn += 1;
  const now = turn;
  signed = undefined;
  judgeAgain();
  const result = await way(pasted());
  if (now !== turn) return;
  signed = result;
  judgeAgain();
}

/** @param {string} token */
async function checkSecret(token) {
  const secret = String($secret.val());
  return secret === '' || !canSign ? undefined : isSignedWith(token, secret);
}

/** @param {string} token */
async function askServer(token) {
  // A token that is refused before the signature is checked is not sent.
  if (refusalOf(token, { ...judge(), signed: false })?.check !== 'signature') return undefined;
  try {
    const body = new URLSearchParams({ token });
    const response = await fetch('/decoder/signed', { method: 'POST', body });
    return (await response.json()).signed === true;
  } catch {
    $('#by-server').prop('checked', false);
    $('#server-how').text(say('client.decoder.no-response'));
    return undefined;
  }
}

function judgeAgain() {
  const token = pasted();
  showJudgement(token, refusalOf(token, { ...judge(), signed }), signed);
}

function judge() {
  return { issuer, audiences: audiences(), audienceFrom, lifetime, now: Date.now() / 1000 };
}

function audiences() {
  return String($audience.val())
    .split(/\s+/)
    .filter((audience) => audience !== '');
}

function pasted() {
  return String($pasted.val());
}
