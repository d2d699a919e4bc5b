/**
 * Another page of this server, to take parts of it. The browser parses it as a document, and runs no script of it.
 *
 * @param {string} url
 * @returns {Promise<Document>}
 */
export async function loadPart(url) {
  return $.ajax(url, { dataType: 'binary', xhrFields: { responseType: 'document' } });
}
