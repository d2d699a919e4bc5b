import { type Leak, type Message, say } from './message.ts';

/** Internals that no response may contain, with a pattern for each. */
const leaks: [what: Leak, pattern: RegExp][] = [
  ['stack-trace', /^\s+at .+:\d+|\.[cm]?[jt]s:\d+:\d+/m],
  ['path', /node_modules|\/(home|root|usr|var)\/|\b[A-Z]:\\/],
  ['token', /eyJ[\w-]{8,}/],
  ['library', /jwt-simple|jsonwebtoken|JsonWebToken|TokenExpiredError|JWT(Expired|Invalid)/],
  ['library', /Signature verification failed|Not enough or too many segments/],
  ['library', /Algorithm (not supported|type not)|jwt (malformed|expired|must be)/],
  ['parser', /Unexpected (token|end of JSON|string)|JSON at position|is not valid JSON/],
  ['error', /\b(Syntax|Type|Range|Reference)Error\b|Cannot read prop|not a function/],
  ['system', /\bERR_[A-Z_]+|\bE(NOENT|ACCES|ISDIR)\b|OpenSSL|error:[\dA-F]{8}/],
  ['sql', /SQLITE|SqliteError|no such (table|column)|\bSELECT\b.+\bFROM\b/],
];

/** Names the internals that a text leaks; undefined if it leaks none (CWE-209). */
export function leakIn(text: string): Message | undefined {
  const [leak] = leaks.find(([, pattern]) => pattern.test(text)) ?? [];
  return leak && say(`attack.leak.${leak}`);
}
