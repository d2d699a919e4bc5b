import { loadPart } from './part.js';
import { say } from './words.js';

/**
 * @typedef {{ server: string, done: number, all: number, name: string, ending: string }} Progress
 * @typedef {{ conclusion: string[], busy: boolean }} Conclusion
 */

$('#lab').on('submit', async (event) => {
  event.preventDefault();
  const $button = $('#lab button').prop('disabled', true);
  $('#conclusion').empty();
  $('#servers [data-ending]').text('0').addClass('zero');
  $('#servers .bad, #servers details, #servers .seconds').remove();
  $('#servers .now').addClass('waiting').text(say('client.lab.waiting')).prop('hidden', false);
  const isOver = await run().catch(() => false);
  if (!isOver) lose();
  $button.prop('disabled', false).trigger('focus');
});

/** False if the server of this page stops before the conclusion. It may also throw. */
async function run() {
  const response = await fetch('/attacks/run', { method: 'POST' });
  let isOver = false;
  for await (const line of linesOf(response)) {
    const message = JSON.parse(line);
    if ('conclusion' in message) {
      isOver = true;
      await conclude(message);
    } else advance(message);
  }
  return isOver;
}

/** Says that the server of this page does not respond, and which server was being attacked. */
function lose() {
  const title = $('#servers li:has(progress:not([hidden])) h2').text();
  $('#servers :is(progress, .now)').prop('hidden', true);
  const text = title ? say('client.lab.stopped', { title }) : say('client.who.no-response');
  $('#conclusion').append($('<p>', { class: 'bad', text }));
}

/** @param {Progress} progress */
function advance({ server, done, name, ending }) {
  const $server = $(`[data-server=${server}]`);
  $('#servers :is(progress, .now:not(.waiting))').prop('hidden', true);
  $server.find('progress').val(done).prop('hidden', false);
  $server.find('.now').removeClass('waiting').text(name).prop('hidden', false);
  $server.find('dl').prop('hidden', false);
  const $count = $server.find(`[data-ending=${ending}]`);
  $count.text(Number($count.text()) + 1).removeClass('zero');
}

/** @param {Conclusion} conclusion */
async function conclude({ conclusion }) {
  const page = await loadPart(`/attacks?${$('#filter').serialize()}`);
  $('#servers').replaceWith($(page).find('#servers'));
  put(page);
  $('#conclusion').append(conclusion.map((text) => $('<p>', { text })));
}

$('#filter button').prop('hidden', true);
$('#filter').on('change submit', (event) => {
  event.preventDefault();
  show(`?${$('#filter').serialize()}`);
});

// The questions of the exercise set the filter.
$('main').on('click', '[data-filter]', function (event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { search } = new URL($(this).prop('href'));
  for (const [index, select] of $('#filter select').get().entries()) {
    $(select).val(new URLSearchParams(search).get($(select).prop('name')) ?? '');
    if (index === 0) $(select).trigger('focus');
  }
  show(search);
  $('#results').get(0)?.scrollIntoView();
});

/**
 * Shows the attacks of another page. The sentence with their number stays the same element, so that it is read aloud.
 *
 * @param {Document} page
 */
function put(page) {
  $('#shown').replaceWith($(page).find('#shown'));
  $('#count').text($(page).find('#count').text());
}

let latest = '';

/** @param {string} search */
async function show(search) {
  latest = search;
  const page = await loadPart(`/attacks${search}`);
  // A slow response must not replace the one to a later choice.
  if (search !== latest) return;
  put(page);
  history.replaceState(history.state, '', `/attacks${search}#results`);
}

$('main').on('click', 'a[href^="/attacks/"]', async function (event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const page = await loadPart($(this).prop('href'));
  const dialog = /** @type {HTMLDialogElement} */ ($('#details').get(0));
  $(dialog).find('article').remove();
  $(dialog).append($(page).find('#attack'));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  $(dialog).find('h1').trigger('focus');
});

/**
 * The lines of a response, as they arrive.
 *
 * @param {Response} response
 */
async function* linesOf(response) {
  const decoder = new TextDecoder();
  let text = '';
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    text += decoder.decode(value, { stream: !done });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    yield* lines;
    if (done) return;
  }
}
