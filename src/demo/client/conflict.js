import { say } from './words.js';

/**
 * Shows how the text of the page and the text of the file differ.
 *
 * @param {ReturnType<ReturnType<typeof import('./bundled/editor.js').openEditor>['compare']>} differences Undefined if the file is
 *   not text.
 */
export function showConflict(differences) {
  const $parts = differences?.flatMap(({ line, lines }) => [
    $('<p>')
      .addClass('aside')
      .text(say('client.work.line', { number: line })),
    $('<pre>')
      .addClass('difference')
      .attr({ lang: 'en', tabindex: 0 })
      .append($('<code>').append(lines.map(lineOf))),
  ]) ?? [$('<p>').text(say('client.work.not-text'))];
  $('#conflict .differences').empty().append($parts);
}

/** @param {string} text A line after `-`, `+` or a space. */
function lineOf(text) {
  const tag = { '-': '<del>', '+': '<ins>' }[text.charAt(0)] ?? '<span>';
  return $(tag).text(`${text}\n`);
}
