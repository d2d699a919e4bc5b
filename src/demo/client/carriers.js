import { end, renewNow, token } from './session.js';

/**
 * Adds a token to a request, by carrier.
 *
 * @type {Record<NonNullable<JQuery.AjaxSettings['carrier']>, (options: JQuery.AjaxSettings, text: string) => void>}
 */
const carriers = {
  header(options, text) {
    options.headers = { ...options.headers, 'x-access-token': text };
  },
  query(options, text) {
    const separator = options.url?.includes('?') ? '&' : '?';
    options.url += separator + $.param({ access_token: text });
  },
  body(options, text) {
    options.type = 'POST';
    options.data = $.param({ access_token: text });
  },
  none() {},
};

// $.ajaxSetup({ headers }) would send the token with every request, to any server.
$.ajaxPrefilter((options, _original, request) => {
  const { origin } = new URL(options.url ?? '', location.href);
  if (token === undefined || origin !== location.origin) return;
  const { text } = token;
  carriers[options.carrier ?? 'header'](options, text);
  request.fail(() => {
    const { error, error_description } = request.responseJSON ?? {};
    if (request.status !== 401 || error !== 'invalid_token') return;
    if (error_description !== 'Access token has expired') end(text, 'refused');
    else if (text === token?.text) renewNow();
  });
});
