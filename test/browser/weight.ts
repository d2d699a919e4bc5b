/**
 * The transferred bytes of everything that a page loads, directly or indirectly. `text` is the page's HTML, `url` the
 * origin of its server.
 */
export async function weightOf(
  url: string,
  text: string,
  seen = new Set<string>(),
): Promise<number> {
  let sum = 0;
  const loads = /(?:src=|href=|from |import )["'](\/assets\/[^"']+|\.\/[^"']+\.js)["']/g;
  for (const [, path = ''] of text.matchAll(loads)) {
    const target = path.replace('./', '/assets/client/');
    if (seen.has(target)) continue;
    seen.add(target);
    const answer = await fetch(url + target);
    sum += Number(answer.headers.get('content-length'));
    sum += await weightOf(url, await answer.text(), seen);
  }
  return sum;
}
