/** Wraps `read` so that its last `most` results are kept, the least recently used going first. Nothing thrown is kept. */
export function remember<Value>(read: (text: string) => Value, most: number) {
  const known = new Map<string, Value>();
  return (text: string): Value => {
    const value = known.get(text) ?? read(text);
    known.delete(text);
    known.set(text, value);
    if (known.size > most) {
      const [oldest = text] = known.keys();
      known.delete(oldest);
    }
    return value;
  };
}
