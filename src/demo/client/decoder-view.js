import { checks } from './decoder-checks.js';
import { readPart } from './decoder-read.js';
import { fromNow, onCalendar } from './times.js';
import { colour, rowsOf } from './token-view.js';
import { say } from './words.js';

/** @typedef {import('./decoder-checks.js').Refusal} Refusal */

/** The content of a longer text is not shown, in characters. */
export const longestShown = 65_536;

/** The values that a sentence may need and this refusal does not have. */
const none = { part: '', length: '', parts: '', name: '', value: '', expected: '', seconds: '' };

/**
 * Shows what the server would do with a token.
 *
 * @param {string} token
 * @param {Refusal | undefined} refusal
 * @param {boolean | undefined} signed Undefined if the signature was not checked.
 */
export function showJudgement(token, refusal, signed) {
  const why = refusal && explain(refusal);
  const [kind, text] = judgement();
  const $judgement = $('.judgement').attr('data-kind', kind);
  // A screen reader reads the line again whenever it changes.
  if ($judgement.first().text() !== text) $judgement.text(text);

  const end = refusal === undefined ? checks.length : checks.indexOf(refusal.check);
  for (const [index, check] of checks.entries()) {
    const outcome = outcomeOf(check, index, end);
    $(`[data-check=${check}]`)
      .attr('data-outcome', outcome)
      .children('.mark')
      .text(say(`client.decoder.${outcome}`));
  }

  /** @returns {['empty' | 'bad' | 'good' | 'open', string]} */
  function judgement() {
    if (token === '') return ['empty', say('client.decoder.empty')];
    if (why !== undefined) return ['bad', say('client.decoder.refused', { why })];
    if (signed) return ['good', say('client.decoder.accepted')];
    return ['open', say('client.decoder.undecided')];
  }

  /**
   * @param {import('./decoder-checks.js').Check} check
   * @param {number} index
   * @param {number} end
   */
  function outcomeOf(check, index, end) {
    if (token === '' || index > end) return 'not-reached';
    if (index === end) return 'failed';
    return check === 'signature' && signed === undefined ? 'unchecked' : 'passed';
  }
}

/** @param {Refusal} refusal */
function explain({ why, values }) {
  const { part, moment } = values;
  const isPart = part === 'header' || part === 'claims' || part === 'signature';
  return say(`client.decoder.why.${why}`, {
    ...none,
    ...values,
    part: isPart ? say(`client.decoder.${part}`) : '',
    time: moment === undefined ? '' : fromNow(Number(moment) * 1000),
  });
}

/**
 * Shows the three parts of a token, and its times in words.
 *
 * @param {string} token
 */
export function showContent(token) {
  const isShown = token !== '' && token.length <= longestShown;
  $('#content-of-token').prop('hidden', !isShown);
  if (!isShown) return;
  const [header = '', claims = '', signature = ''] = token.split('.');
  colour($('#coloured'), token);
  for (const [name, segment] of Object.entries({ header, claims })) {
    const { object, text = segment } = readPart(segment);
    const rows = object ? rowsOf(object, inWords) : $('<tr>').append($('<td>', { text }));
    $(`#${name} tbody`).empty().append(rows);
  }
  $('#signature').text(signature);
}

/** Keeps the times in words right, and leaves the rest of the page alone: the visitor may have selected text. */
export function showTimes() {
  $('#decoder .moment').each((_index, place) => {
    const text = inWords($(place).attr('data-claim') ?? '', Number($(place).attr('data-seconds')));
    if ($(place).text() !== text) $(place).text(text);
  });
}

/**
 * A time claim in words.
 *
 * @param {string} name
 * @param {number} seconds
 */
function inWords(name, seconds) {
  const time = fromNow(seconds * 1000);
  const words = {
    iat: () => say('client.decoder.iat', { time }),
    nbf: () => say('client.decoder.nbf', { time }),
    exp: () =>
      seconds * 1000 <= Date.now()
        ? say('client.decoder.exp.past', { time })
        : say('client.decoder.exp.future', { time }),
  };
  const said = name === 'iat' || name === 'nbf' || name === 'exp' ? words[name]() : '';
  return `${said} (${onCalendar(seconds * 1000)})`;
}
