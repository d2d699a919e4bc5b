/**
 * @typedef {{ done: number, all: number, name: string, lesson: number, ending: string }} Progress
 * @typedef {{ name: string, gains: string, advice: string, sent: string, received: string, expected: string }} Breach
 * @typedef {{ conclusion: string, breaches: Breach[] }} Conclusion
 */

$('#lab').on('submit', async (event) => {
  event.preventDefault();
  const $button = $('#lab button').prop('disabled', true);
  $('#conclusion').empty().removeClass('good bad');
  $('#breaches').prop('hidden', true).find('ol').empty();
  $('#tally [data-ending]').text('');
  $('#progress').prop('hidden', false).find('progress').val(0);
  const response = await fetch('/attacks/run', { method: 'POST' });
  for await (const line of linesOf(response)) {
    const message = JSON.parse(line);
    if ('conclusion' in message) conclude(message);
    else advance(message);
  }
  $('#progress').prop('hidden', true);
  $button.prop('disabled', false).trigger('focus');
});

/** @param {Progress} progress */
function advance({ done, name, lesson, ending }) {
  $('#progress progress').val(done);
  $('#now').text(name);
  const $count = $(`#tally [data-lesson=${lesson}] [data-ending=${ending}]`);
  $count.text(Number($count.text()) + 1);
}

/** @param {Conclusion} conclusion */
function conclude({ conclusion, breaches }) {
  const good = $('#progress progress').val() === $('#progress progress').prop('max');
  const kind = good && breaches.length === 0 ? 'good' : 'bad';
  $('#conclusion')
    .addClass(kind)
    .append($('<strong>', { text: conclusion }));
  $('#breaches')
    .prop('hidden', breaches.length === 0)
    .find('ol')
    .append(breaches.map(breachItem));
}

/** @param {Breach} breach */
function breachItem({ name, gains, sent, received, expected, advice }) {
  const code = (/** @type {string} */ text) =>
    $('<pre>', { tabindex: 0 }).append($('<code>', { text }));
  return $('<li>').append(
    $('<h3>', { text: name }),
    $('<p>', { text: gains }),
    code(sent),
    code(received),
    $('<p>', { text: expected }),
    $('<p>', { text: advice }),
  );
}

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
