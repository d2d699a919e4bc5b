import { say } from './words.js';

const key = 'to-decode';

const wholeToken = /\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43,}/;

/** Adds a link to the decoder below each token in the text of a lesson. */
export function linkTokens() {
  $('article pre:not(.playground pre)').each((_index, place) => {
    const [token] = wholeToken.exec($(place).text()) ?? [];
    if (token === undefined) return;
    const text = say('client.decoder.look');
    const $link = $('<a>', { href: '/decoder', 'data-decode': token, text });
    $(place).after($('<p>').append($link));
  });
}

/** Makes the links to the decoder take their token along, in the memory of this tab and not in the address. */
export function handOver() {
  $('main').on('click', 'a[data-decode]', function () {
    sessionStorage.setItem(key, $(this).attr('data-decode') ?? '');
  });
}

/** The token of such a link, once; otherwise an empty string. */
export function takeHandedOver() {
  const token = sessionStorage.getItem(key) ?? '';
  sessionStorage.removeItem(key);
  return token;
}
