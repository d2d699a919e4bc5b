import { say } from './words.js';

/** Milliseconds for which a button says that the code is copied. */
const shown = 2_000;

$('main pre.shiki').each((_, pre) => {
  const $button = $('<button>').attr('type', 'button').addClass('quiet copy');
  $button.text(say('client.copy'));
  $button.on('click', async () => {
    await navigator.clipboard.writeText(pre.innerText.trimEnd());
    $button.text(say('client.copied'));
    setTimeout(() => $button.text(say('client.copy')), shown);
  });
  $(pre).wrap($('<div>').addClass('copyable')).after($button);
});
