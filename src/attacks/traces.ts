/** The number of consecutive characters of a secret that count as a leak. */
const least = 8;

/** Returns a function that finds eight consecutive characters of a secret in a text, plain or in a usual encoding. */
export function traceFinder(secret: string): (text: string) => boolean {
  const needles = [
    ...windows(secret, least),
    ...windows([...secret].toReversed().join(''), least),
    ...windows(Buffer.from(secret).toString('hex'), 2 * least),
    ...windows(encodeURIComponent(secret), least + 4),
    ...windows(JSON.stringify(secret).slice(1, -1), least + 4),
    ...windows([...Buffer.from(secret)].join(','), 3 * least),
    ...[0, 1, 2].flatMap((offset) => base64Windows(secret, offset)),
  ];
  return (text) => {
    const plain = [text, text.toLowerCase()];
    return needles.some((needle) => plain.some((one) => one.includes(needle)));
  };
}

/** The base64url of the secret at one of three offsets, without the characters that depend on its neighbours. */
function base64Windows(secret: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const text = bytes.toString('base64url').slice(offset === 0 ? 0 : 4, -1);
  return windows(text, Math.ceil((least * 4) / 3));
}

function windows(text: string, length: number): string[] {
  if (text.length < length) return [];
  return Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length));
}
