const longestName = 64;
/** Letters and digits, with single dots, underscores or hyphens between them. */
const plainName = /^[\p{L}\d][\p{L}\p{M}\d]*(?:[._-][\p{L}\p{M}\d]+)*$/u;
const unseen = /\p{Default_Ignorable_Code_Point}/u;

/** The scripts of living languages (UAX 31, table 5). The scripts of the last group are used together. */
const scripts = [
  ...['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Thaana', 'Thai'],
  ...['Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Ethiopic', 'Sinhala', 'Devanagari', 'Bengali'],
  ...['Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
].map((script) => new RegExp(`^[\\p{Script_Extensions=${script}}\\d._-]+$`, 'u'));
scripts.push(
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}ー々\d._-]+$/u,
);

/**
 * The key under which a name is stored and found: names that differ only in case or compatibility are the same name
 * (RFC 8265, 3.3). Upper case comes first, since some letters have two lower-case forms, as in οδός and straße.
 */
export function nameKey(username: string): string {
  return username.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** True if a name may be registered: 1 to 64 characters of one script, as those of others look alike (UTS 39, 5.1). */
export function isFitName(username: string): boolean {
  return (
    [...username].length <= longestName &&
    plainName.test(username) &&
    !unseen.test(username) &&
    username === username.normalize('NFKC') &&
    scripts.some((script) => script.test(username))
  );
}
