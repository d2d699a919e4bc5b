/**
 * How a token is read: strictly, as src/server/auth/strict.ts reads it, and what can be shown of any other text.
 *
 * @typedef {'base64' | 'json' | 'object' | 'repeated'} Fault
 * @typedef {object} Part One part of a token.
 * @property {string} segment As it is in the token.
 * @property {string | undefined} text Decoded, if that is possible at all.
 * @property {Record<string, unknown> | undefined} object The JSON object in it, if there is one.
 * @property {Fault | undefined} fault Why a strict reader refuses it.
 */

/**
 * The first two parts of a token, which should contain JSON.
 *
 * @param {string} segment
 * @returns {Part}
 */
export function readPart(segment) {
  const bytes = bytesOf(segment);
  const text = bytes && textOf(bytes);
  const value = text === undefined ? undefined : jsonOf(text);
  const object = isObject(value) ? value : undefined;
  return { segment, text, object, fault: faultOf() };

  /** @returns {Fault | undefined} */
  function faultOf() {
    if (!isBase64url(segment)) return 'base64';
    if (text === undefined || value === undefined) return 'json';
    if (object === undefined) return 'object';
    return repeatsMember(text, object) ? 'repeated' : undefined;
  }
}

/**
 * True if a segment is the only spelling of its bytes in base64url (RFC 7515, 2).
 *
 * @param {string} segment
 */
export function isBase64url(segment) {
  if (!/^[\w-]*$/.test(segment)) return false;
  const bytes = bytesOf(segment);
  return bytes !== undefined && toBase64url(bytes) === segment;
}

/**
 * The bytes as base64url, without padding.
 *
 * @param {Uint8Array} bytes
 */
export function toBase64url(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * @param {string} segment
 * @returns {Uint8Array<ArrayBuffer> | undefined}
 */
function bytesOf(segment) {
  try {
    const text = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} text
 * @returns {unknown} Undefined if it is not JSON.
 */
export function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * True if an object in valid JSON contains a member twice, or `__proto__` (RFC 7515, 4).
 *
 * @param {string} json
 * @param {object} value
 */
function repeatsMember(json, value) {
  if (JSON.stringify(value) === json && !json.includes('__proto__')) return false;
  /** @type {Set<string>[]} */
  const objects = [];
  for (const [mark, name, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*(:)?|[{}]/g)) {
    if (mark === '{') objects.push(new Set(['__proto__']));
    else if (mark === '}') objects.pop();
    else if (name && colon) {
      const members = objects.at(-1);
      const member = String(JSON.parse(name));
      if (members?.has(member)) return true;
      members?.add(member);
    }
  }
  return false;
}
