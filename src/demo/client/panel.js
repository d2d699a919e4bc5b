import { say } from './words.js';

/**
 * The panel below the editor: the server renders it, and this module replaces it after every event.
 *
 * @param {object} options
 * @param {number} options.step
 * @param {(marks: import('./bundled/editor.js').Mark[]) => void} options.onMarks Called with the lines at which something is wrong.
 */
export function makePanel({ step, onMarks }) {
  /** The last load; a load that is asked for meanwhile follows it. */
  let last = Promise.resolve();
  let waiting = false;

  /** Loads the panel as a document: the pages' policy allows no script to turn text into markup. */
  const load = () => {
    if (waiting) return last;
    waiting = true;
    last = last.then(async () => {
      waiting = false;
      const $new = $(await request()).find('#panel-body');
      if ($new.length > 0) replacePanel($new);
    });
    return last;
  };

  /** @returns {Promise<Document>} An empty one if the server does not respond. */
  const request = () =>
    new Promise((resolve) => {
      const sent = new XMLHttpRequest();
      sent.open('GET', `/steps/${step}/panel`);
      sent.responseType = 'document';
      sent.addEventListener('loadend', () =>
        resolve(sent.response ?? document.implementation.createHTMLDocument()),
      );
      sent.send();
    });

  /** @param {JQuery} $new */
  const replacePanel = ($new) => {
    const focused = document.activeElement?.closest('#panel-body')
      ? nameOf(document.activeElement)
      : undefined;
    for (const details of $('#panel-body details[open]')) {
      if (details.id !== 'help') $new.find(`#${details.id}`).prop('open', true);
    }
    $('#panel-body').replaceWith($new);
    if (focused !== undefined) {
      const $same = $('#panel-body')
        .find('button, summary, pre')
        .filter((_, element) => nameOf(element) === focused);
      ($same.length > 0 ? $same.first() : $('#panel')).trigger('focus');
    }
    show();
  };

  /** Shows the sentence where the panel cannot be seen, and says it once. */
  const show = () => {
    const $body = $('#panel-body');
    const outcome = String($body.attr('data-outcome'));
    const said = $body.find('.sentence').text();
    const isClear = $('#conflict').prop('hidden');
    const shown = isClear ? $body.find('.said').text().trim() : say('client.work.conflict');
    $('#bar')
      .attr({ 'data-outcome': isClear ? outcome : 'failed', href: isClear ? '#work' : '#conflict' })
      .text(`${shown} ↓`);
    if (outcome === 'passed') markTab(String($body.attr('data-done')));
    if (outcome !== 'running' && $('#status').text() !== said) $('#status').text(said);
    onMarks(JSON.parse($body.attr('data-marks') ?? '[]'));
  };

  return {
    load,
    show,
    /** Says that the file is being judged. The server has enough to do then, so the last verdict stays as it is. */
    wait() {
      const running = String($('#panel').attr('data-running'));
      $('#panel-body')
        .attr('data-outcome', 'running')
        .find('.said')
        .removeClass('good bad')
        .text(running);
      $('#bar').attr('data-outcome', 'running').text(running);
    },
  };
}

/**
 * Marks the tab of this step as passed.
 *
 * @param {string} word What a screen reader says.
 */
function markTab(word) {
  const $tab = $('nav.steps [aria-current]').addClass('passed');
  if ($tab.find('.mark').length > 0) return;
  $tab.append(
    ' ',
    $('<span>').addClass('mark').attr({ role: 'img', 'aria-label': word }).text('✓'),
  );
}

/**
 * What tells a control of the panel from the others.
 *
 * @param {Element} element
 */
function nameOf(element) {
  return `${element.tagName} ${element.getAttribute('value') ?? element.textContent?.slice(0, 40)}`;
}
