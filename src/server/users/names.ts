const longestName = 64;
/** Letters and digits of any script, joined by single marks: no spaces, signs, or characters that nobody sees. */
const plainName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[._-][\p{L}\p{M}\p{N}]+)*$/u;
/** Scripts whose letters look alike: a name has those of one of them at most (UTS 39, 5.1). */
const alike = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** What a name is looked up by: names that differ in case or compatibility alone are one (RFC 8265, 3.3). */
export function nameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Whether somebody may register under a name: 1 to 64 characters that nobody can take for another name. */
export function isFitName(username: string): boolean {
  return (
    username.length <= longestName &&
    plainName.test(username) &&
    username === username.normalize('NFKC') &&
    alike.filter((script) => script.test(username)).length <= 1
  );
}
