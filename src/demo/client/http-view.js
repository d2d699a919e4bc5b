/** A request that records its own lines. */
export class RecordedRequest extends XMLHttpRequest {
  /** @type {string[]} */
  #head = [];
  #body = '';

  /**
   * @override
   * @param {string} method
   * @param {string | URL} url
   */
  open(method, url) {
    const { pathname, search, host } = new URL(url, location.href);
    this.#head = [`${method} ${pathname}${search} HTTP/1.1`, `Host: ${host}`];
    super.open(method, url);
  }

  /**
   * @override
   * @param {string} name
   * @param {string} value
   */
  setRequestHeader(name, value) {
    this.#head.push(`${name}: ${value}`);
    super.setRequestHeader(name, value);
  }

  /**
   * @override
   * @param {string | null} [body]
   */
  send(body) {
    this.#body = body ?? '';
    super.send(body);
  }

  /** The request as text. */
  get sent() {
    return `${this.#head.join('\n')}\n\n${this.#body}`.trimEnd();
  }

  /** The response as text. */
  get received() {
    const headers = this.getAllResponseHeaders().replaceAll('\r\n', '\n');
    return `HTTP/1.1 ${this.status} ${this.statusText}\n${headers}\n${this.responseText}`;
  }
}

/**
 * Shows HTTP as text. A style sheet hides the middle of a token, but copying the text copies the whole token.
 *
 * @param {JQuery} $target
 * @param {string} lines
 * @param {string | undefined} token
 */
export function showHttp($target, lines, token) {
  const [before = '', after] = token === undefined ? [lines] : lines.split(token);
  $target.text(before);
  if (token === undefined || after === undefined) return;
  const $carried = $('<span>', { class: 'carried' }).append(
    $('<span>', { text: token.slice(0, 12) }),
    $('<span>', { class: 'middle', text: token.slice(12, -8) }),
    $('<span>', { text: token.slice(-8) }),
  );
  $target.append($carried, document.createTextNode(after));
}
