/** The storage of this browser for this server; undefined if the browser blocks it. */
export const storage = openStorage();

function openStorage() {
  try {
    localStorage.getItem('token');
    return localStorage;
  } catch {
    return undefined;
  }
}
