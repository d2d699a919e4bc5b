import { showConflict } from './conflict.js';
import { syncFile } from './file-sync.js';
import { makePanel } from './panel.js';
import { say } from './words.js';

/** Milliseconds without a key before the file is saved. */
const pause = 800;

const $work = $('#work');
const step = Number($work.attr('data-step'));
/** The key of this run, which the panel contains: a runner that was started again has another one. */
const keyOfRun = () => String($('#panel input[name=key]').val());

/** @type {ReturnType<typeof import('./bundled/editor.js').openEditor> | undefined} */
let editor;
/** @type {ReturnType<typeof syncFile> | undefined} */
let sync;
let saveState = 'saved';

const panel = makePanel({ step, onMarks: (marks) => editor?.mark(marks) });

/**
 * Sends a request that only a page of this run may send.
 *
 * @param {'GET' | 'PUT' | 'POST'} method
 * @param {'file' | 'act'} path
 * @param {object} [body]
 */
function send(method, path, body) {
  return fetch(`/steps/${step}/${path}`, {
    method,
    headers: { 'X-Kata-Key': keyOfRun(), ...(body && { 'Content-Type': 'application/json' }) },
    keepalive: method === 'PUT', // The page may be closed meanwhile.
    ...(body && { body: JSON.stringify(body) }),
  });
}

/**
 * @param {string} act
 * @param {string} [value]
 */
async function perform(act, value) {
  const response = await send('POST', 'act', { act, value });
  if (!response.ok) throw new Error(`The server returned ${response.status}`);
}

/** @returns {Promise<import('./file-sync.js').LearnerFile>} */
async function read() {
  const response = await send('GET', 'file');
  if (!response.ok) throw new Error(`The server returned ${response.status}`);
  return response.json();
}

/** Opens the editor with the learner's file. */
async function openEditor() {
  const file = await read();
  const { text } = file;
  if (text === undefined) {
    $('#saved').text(say('client.work.not-text'));
    return;
  }
  const bundle = '/assets/editor.js';
  /** @type {typeof import('./bundled/editor.js')} */
  const { openEditor: open } = await import(bundle);
  const $editor = $('#editor').prop('hidden', false);
  const [parent] = $editor;
  if (parent === undefined) return;
  let timer = 0;
  editor = open({
    parent,
    text,
    label: say('client.work.editor', { file: $('#work-title').text() }),
    words: JSON.parse($editor.attr('data-words') ?? '[]'),
    phrases: {
      Diagnostics: say('client.work.errors'),
      'No diagnostics': say('client.work.no-errors'),
      close: say('client.work.close'),
      Completions: say('client.work.completions'),
    },
    onChange() {
      clearTimeout(timer);
      timer = setTimeout(() => sync?.save(), pause);
      $('#saved').text(say('client.work.unsaved'));
    },
    onSave() {
      clearTimeout(timer);
      sync?.save();
    },
  });
  sync = syncFile({
    file,
    text: editor.text,
    replace: editor.replace,
    read,
    async write(sent, version, copy) {
      const response = await send('PUT', 'file', { text: sent, version, copy });
      if (!response.ok && response.status !== 409)
        throw new Error(`The server returned ${response.status}`);
      return { written: response.ok, file: await response.json() };
    },
    keep: (mine) => perform('keep', mine),
    show(state, other) {
      saveState = state;
      $('#saved')
        .text(say(`client.work.${state}`))
        .toggleClass('bad', state === 'failed');
      if (other !== undefined && editor) showConflict(editor.compare(other.text));
      $('#conflict').prop('hidden', state !== 'conflict');
      panel.show();
    },
  });
  $('#saved').text(say('client.work.saved'));
  panel.show();
}

/** Follows the judge as long as the page is visible: browsers open only six connections to a server at a time. */
function followJudge() {
  /** @type {EventSource | undefined} */
  let events;
  const follow = () => {
    if (document.hidden) {
      events?.close();
      sync?.save();
      return;
    }
    events?.close();
    events = new EventSource(`/steps/${step}/events`);
    events.addEventListener('open', async () => {
      $('#stopped').prop('hidden', true);
      await panel.load();
      await sync?.refresh();
      sync?.save();
    });
    events.addEventListener('error', () => $('#stopped').prop('hidden', false));
    events.addEventListener('judging', panel.wait);
    events.addEventListener('verdict', panel.load);
    events.addEventListener('file', () => sync?.refresh());
  };
  $(document).on('visibilitychange', follow);
  follow();
}

$('#panel').on('submit', '.act', (event) => {
  event.preventDefault();
  const [form] = $(event.currentTarget);
  const value = $(event.currentTarget).find('[name=value]').val();
  const act = $(form ?? [])
    .find('button')
    .val();
  perform(String(act), String(value ?? '')).then(
    async () => {
      await panel.load();
      const [shown] = $('#help .difference, #help .shiki, .hints li:last').first();
      if (act !== 'reset' && act !== 'restore') shown?.scrollIntoView({ block: 'nearest' });
    },
    () => $('#stopped').prop('hidden', false),
  );
});
$('#conflict').on('click', '[data-choice]', async (event) => {
  const mine = event.currentTarget.dataset.choice === 'mine';
  await (mine ? sync?.keepMine() : sync?.takeTheirs());
  editor?.focus(); // The button is hidden now.
});
$(window).on('pagehide', () => sync?.save());
$(window).on('beforeunload', (event) => {
  if (saveState === 'failed' || saveState === 'conflict') event.preventDefault(); // The browser asks whether to leave.
});

panel.show();
followJudge();
openEditor();
