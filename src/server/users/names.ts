const longestName = 64;
/** Letters and digits, joined by single marks: no spaces and no signs. */
const plainName = /^[\p{L}\d][\p{L}\p{M}\d]*(?:[._-][\p{L}\p{M}\d]+)*$/u;
const unseen = /\p{Default_Ignorable_Code_Point}/u;

/** The scripts of living languages (UAX 31, table 5). Those of the last group are written together. */
const scripts = [
  ...['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Thaana', 'Thai'],
  ...['Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Ethiopic', 'Sinhala', 'Devanagari', 'Bengali'],
  ...['Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
].map((script) => new RegExp(`^[\\p{Script_Extensions=${script}}\\d._-]+$`, 'u'));
scripts.push(
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}ー々\d._-]+$/u,
);

/**
 * What a name is looked up by: names that differ in case or compatibility alone are one (RFC 8265, 3.3). Upper case first,
 * so that letters with two small forms, as in οδός and straße, have one.
 */
export function nameKey(username: string): string {
  return username.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** Whether somebody may register under a name: 1 to 64 characters of one script, since others look alike (UTS 39, 5.1). */
export function isFitName(username: string): boolean {
  return (
    [...username].length <= longestName &&
    plainName.test(username) &&
    !unseen.test(username) &&
    username === username.normalize('NFKC') &&
    scripts.some((script) => script.test(username))
  );
}
