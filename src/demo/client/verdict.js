/**
 * A verdict as the server sends it, in the visitor's language.
 *
 * @typedef {object} Verdict
 * @property {boolean} passed
 * @property {string} said
 * @property {{ title: string, text: string }[]} facts
 * @property {{ title: string, text: string }[]} more
 * @property {{ outcome: string, word: string, title: string }[]} checks
 * @property {string} all
 */

/**
 * Replaces the verdict on the page, with the same markup as views/verdict.ejs.
 *
 * @param {Verdict} verdict
 */
export function showVerdict({ passed, said, facts, more, checks, all }) {
  const $said = $('<p>', { class: passed ? 'good' : 'bad' }).append($('<strong>', { text: said }));
  const $facts = $('<dl>').append(
    [...facts, ...more].flatMap(({ title, text }) => [
      $('<dt>', { text: title }),
      $('<dd>').append($('<pre>', { tabindex: 0 }).append($('<code>', { text }))),
    ]),
  );
  const $checks = $('<ul>', { class: 'checks' }).append(
    checks.map(({ outcome, word, title }) =>
      $('<li>', { class: outcome }).append(
        $('<span>', { text: word }),
        document.createTextNode(` ${title}`),
      ),
    ),
  );
  const open = $('#verdict-body details').prop('open') === true;
  const $all = $('<details>')
    .prop('open', open)
    .append($('<summary>', { text: all }), $checks);
  $('#verdict-body').empty().append($said, $facts, $all);
}
