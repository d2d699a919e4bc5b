import { diffLines, pretty, segmentOf } from './decoder-change.js';
import { hmac } from './decoder-hmac.js';
import { jsonOf, readPart } from './decoder-read.js';
import { longestShown } from './decoder-view.js';
import { say } from './words.js';

/** @typedef {import('./decoder-read.js').Part} Part */

const names = /** @type {const} */ (['header', 'claims', 'signature']);
/** Names of elements that contain the line of a comparison. */
const tags = /** @type {const} */ ({ same: 'span', removed: 'del', added: 'ins' });
const marks = { same: ' ', removed: '-', added: '+' };

/** The token as it was pasted, before any change. */
let first = '';

/**
 * Fills the editors with a token that was not made here.
 *
 * @param {string} token
 */
export function edit(token) {
  first = token;
  const [header, claims] = partsOf(token.length <= longestShown ? token : '');
  const isReadable = header.text !== undefined && claims.text !== undefined;
  $('#change').prop('hidden', token.split('.').length !== 3 || !isReadable);
  $('#edit-header').val(pretty(header.text ?? ''));
  $('#edit-claims').val(pretty(claims.text ?? ''));
  $('#change-complaint').text('');
  $('#difference').prop('hidden', true);
}

/**
 * Calls back with each token that the visitor makes.
 *
 * @param {(token: string) => void} listener
 */
export function onChange(listener) {
  $('#sign').on('click', async () => {
    const secret = String($('#sign-secret').val());
    if (secret === '') {
      $('#change-complaint').text(say('client.decoder.no-secret'));
      $('#sign-secret').trigger('focus');
      return;
    }
    const text = edited();
    if (text === undefined) return;
    const algorithm = readPart(text.split('.')[0] ?? '').object?.alg;
    const isHmac = /^HS(256|384|512)$/.test(String(algorithm));
    $('#hash-note').text(isHmac ? '' : say('client.decoder.hash'));
    done(`${text}.${await hmac(text, secret, algorithm)}`);
  });
  $('#keep').on('click', () => {
    const text = edited();
    $('#hash-note').text('');
    if (text !== undefined) done(`${text}.${first.split('.')[2] ?? ''}`);
  });
  $('#undo').on('click', () => {
    edit(first);
    listener(first);
    $('#edit-header').trigger('focus');
  });

  /** @param {string} token */
  function done(token) {
    showDifference(token);
    listener(token);
  }
}

/** The first two parts as they are in the editors; undefined, with a complaint, if one is not a JSON object. */
function edited() {
  $('#change-complaint').text('');
  const [header, claims] = partsOf(first);
  const texts = [String($('#edit-header').val()), String($('#edit-claims').val())];
  for (const [index, text] of texts.entries()) {
    const value = jsonOf(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) continue;
    const part = say(`client.decoder.${index === 0 ? 'header' : 'claims'}`);
    $('#change-complaint').text(say('client.decoder.not-object', { part }));
    return undefined;
  }
  return `${segmentOf(header, texts[0] ?? '')}.${segmentOf(claims, texts[1] ?? '')}`;
}

/** @param {string} token */
function showDifference(token) {
  const before = first.split('.');
  const after = token.split('.');
  const comma = say('client.decoder.comma');
  const listOf = (/** @type {boolean} */ changed) =>
    names
      .filter((_name, index) => (before[index] !== after[index]) === changed)
      .map((name) => say(`client.decoder.${name}`))
      .join(comma) || say('client.decoder.nothing');
  $('#changed-parts').text(
    say('client.decoder.changed', { parts: listOf(true), others: listOf(false) }),
  );
  const [oldHeader, oldClaims] = partsOf(first);
  const [newHeader, newClaims] = partsOf(token);
  compare($('#header-difference'), oldHeader, newHeader);
  compare($('#claims-difference'), oldClaims, newClaims);
  $('#difference').prop('hidden', false);
}

/**
 * @param {JQuery} $place
 * @param {Part} before
 * @param {Part} after
 */
function compare($place, before, after) {
  const lines = diffLines(pretty(before.text ?? ''), pretty(after.text ?? ''));
  $place
    .empty()
    .append(
      lines.map(({ kind, text }) => $(`<${tags[kind]}>`, { text: `${marks[kind]} ${text}\n` })),
    );
}

/**
 * @param {string} token
 * @returns {[Part, Part]}
 */
function partsOf(token) {
  const [header = '', claims = ''] = token.split('.');
  return [readPart(header), readPart(claims)];
}
