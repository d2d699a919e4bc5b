/** A longer literal is a sentence, and more of them would take too long to try. */
const limits = { characters: 60, literals: 60 };

/**
 * The contents of the string literals in a program's text, and its property names: words that it may accept in secret, as
 * the name of a header or as a password. Imports are left out.
 */
export function literalsIn(text: string): string[] {
  const code = text.replaceAll(/^import [^;]+;|^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const quoted = [...code.matchAll(/'([^'\n]+)'|"([^"\n]+)"|`([^`]+)`/g)].flatMap((match) =>
    match.slice(1).flatMap((part) => part?.split(/\$\{[^}]*\}/) ?? []),
  );
  const named = [...code.matchAll(/[.{,]\s*([\w$]{3,})/g)].map(([, name = '']) => name);
  const words = [...quoted, ...named].filter((word) => word.trim() !== '');
  const short = words.filter(({ length }) => length <= limits.characters);
  return [...new Set(short)].slice(0, limits.literals);
}
