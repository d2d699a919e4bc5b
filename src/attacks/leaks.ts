/** Internals that no response may contain, with a pattern for each. */
const leaks: [what: string, pattern: RegExp][] = [
  ['a stack trace', /^\s+at .+:\d+|\.[cm]?[jt]s:\d+:\d+/m],
  ['a path of the server', /node_modules|\/(home|root|usr|var)\/|\b[A-Z]:\\/],
  ['the token', /eyJ[\w-]{8,}/],
  [
    'a library’s words',
    /jwt-simple|jsonwebtoken|JsonWebToken|TokenExpiredError|JWT(Expired|Invalid)/,
  ],
  ['a library’s words', /Signature verification failed|Not enough or too many segments/],
  ['a library’s words', /Algorithm (not supported|type not)|jwt (malformed|expired|must be)/],
  ['a parser’s words', /Unexpected (token|end of JSON|string)|JSON at position|is not valid JSON/],
  [
    'the words of an error',
    /\b(Syntax|Type|Range|Reference)Error\b|Cannot read prop|not a function/,
  ],
  ['the words of the system', /\bERR_[A-Z_]+|\bE(NOENT|ACCES|ISDIR)\b|OpenSSL|error:[\dA-F]{8}/],
  ['SQL', /SQLITE|SqliteError|no such (table|column)|\bSELECT\b.+\bFROM\b/],
];

/** Names the internals that a text leaks; undefined if it leaks none (CWE-209). */
export function leakIn(text: string): string | undefined {
  return leaks.find(([, pattern]) => pattern.test(text))?.[0];
}
