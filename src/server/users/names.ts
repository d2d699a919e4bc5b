const longestName = 64;
/** UTF-16 units of such a name in any spelling: a letter may be written with up to three accents. */
const longestSpelling = 4 * longestName;
/** Letters and digits, with single dots, underscores or hyphens between them. */
const plainName = /^[\p{L}\d][\p{L}\p{M}\d]*(?:[._-][\p{L}\p{M}\d]+)*$/u;
const unseen = /\p{Default_Ignorable_Code_Point}/u;

/** The scripts of living languages (UAX 31, table 5), and those that are written together (UTS 39, 5.2, highly restrictive). */
const scripts = [
  ...['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Thaana', 'Thai'],
  ...['Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Ethiopic', 'Sinhala', 'Devanagari', 'Bengali'],
  ...['Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
  ...['Latin Han Hiragana Katakana', 'Latin Han Bopomofo', 'Latin Han Hangul'],
].map((together) => {
  const letters = together.split(' ').map((script) => `\\p{Script_Extensions=${script}}`);
  return new RegExp(`^[${letters.join('')}\\d._-]+$`, 'u');
});

/**
 * The key under which a name is stored and found: names that differ only in case or compatibility are the same name
 * (RFC 8265, 3.3). Upper case comes first, since some letters have two lower-case forms, as in οδός and straße. A
 * text that is too long for any name stays as it is: to normalize 16 KB of accents takes 50 ms.
 */
export function nameKey(username: string): string {
  if (username.length > longestSpelling) return username;
  return username.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/**
 * Cyrillic, Greek, Armenian and phonetic letters that look like Latin ones, in lower or upper case, and below each the letter
 * that it looks like (UTS 39, 4). A migration contains them: never change a released pair.
 */
export const lookAlikes = {
  letters: 'авекмнорстухѕіјԁһӏԛԝѵгүαβεζηικμνορτυχγσϲօսոհյցզıɑɡ',
  latin: 'abekmhopctyxsijdhlqwvryabezhikmvoptuxyocounhjgqiag',
};

/** What a key of `nameKey` looks like. Two names with the same look cannot both be registered. */
export function lookOf(key: string): string {
  return key.replace(/[^\w.-]/gu, (letter) => {
    const index = lookAlikes.letters.indexOf(letter);
    return lookAlikes.latin[index] ?? letter;
  });
}

/**
 * True if a name may be registered: 1 to 64 characters of one script, as those of others look alike (UTS 39, 5.1). Chinese,
 * Japanese and Korean may be mixed with Latin letters.
 */
export function isFitName(username: string): boolean {
  return (
    [...username].length <= longestName &&
    plainName.test(username) &&
    !unseen.test(username) &&
    username === username.normalize('NFKC') &&
    scripts.some((script) => script.test(username))
  );
}
