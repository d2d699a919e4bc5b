import { storage } from './storage.js';
import { say } from './words.js';

/** The themes in the order in which the button shows them. */
const themes = /** @type {const} */ (['auto', 'light', 'dark']);
const signs = { auto: '◐', light: '☀', dark: '☾' };

const $button = $('[data-action=theme]');
show(themes.find((theme) => theme === document.documentElement.dataset.theme) ?? 'auto');
$button.prop('hidden', false);

/** @param {typeof themes[number]} theme */
function show(theme) {
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
  const name = say(`client.theme.${theme}`);
  $button.text(signs[theme]).attr({ 'aria-label': name, title: name });
  $button.off('click').on('click', () => choose(next));
}

/** @param {typeof themes[number]} theme */
function choose(theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // If the browser blocks the storage, the choice is for this page only.
  storage?.setItem('theme', theme);
  show(theme);
}
