import { isUtf8 } from 'node:buffer';
import { Refusal, type TokenFault } from '../http/refusals.ts';

/** Characters. */
const longestToken = 4096;
/** The header that jwt-simple writes. It need not be parsed again. */
const ourHeader = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url');
/** 32 bytes in base64url, in their only spelling: the last two bits of the 43rd character are 0. */
const fitSignature = /^[\w-]{42}[AEIMQUYcgkosw048]$/;
const canonicalId = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** The claims of a valid token; `iat` and `exp` in seconds. */
export interface Claims {
  iss: string;
  sub: string;
  iat?: number | undefined;
  exp: number;
}

/** The claims that we know, with the right types and unverified: times in seconds, `sub` a user id. */
export interface KnownClaims {
  iss?: string;
  sub?: string;
  iat?: number;
  nbf?: number;
  exp?: number;
}

/**
 * Parses a token and refuses what jwt-simple accepts and RFC 7515, 7519 and 8725 do not: more than 4,096 characters,
 * loose base64url, a header that is not plain HS256, repeated members, claims of the wrong type, an `aud` other than the
 * audience. It does not check the signature.
 */
export function assertStrict(
  token: string,
  { audience }: { audience?: string | undefined } = {},
): { claims: KnownClaims } {
  const segments = token.length <= longestToken ? token.split('.') : [];
  const [header = '', claims = '', signature = ''] = segments;
  const fits = fitSignature.test(signature);
  if (segments.length !== 3 || (!fits && bytesOf(signature) === undefined)) refuse('form');
  const object = objectOf(claims);
  if (header !== ourHeader) assertPlainHeader(objectOf(header));
  // A signature of another length may belong to another algorithm, which is the better reason.
  if (!fits) refuse('form');
  return { claims: claimsOf(object, audience) };
}

/** The bytes of a segment, if this is their only spelling in base64url (RFC 7515, 2). */
function bytesOf(segment: string): Buffer | undefined {
  const bytes = Buffer.from(segment, 'base64url');
  return bytes.toString('base64url') === segment ? bytes : undefined;
}

/** The JSON object in a segment (RFC 7519, 7.2). */
function objectOf(segment: string): object {
  const bytes = bytesOf(segment);
  const text = bytes !== undefined && isUtf8(bytes) ? bytes.toString() : '';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      if (!repeatsMember(text, value)) return value;
    }
  } catch {
    // Not JSON. The parser's message quotes the token, so it is dropped.
  }
  return refuse('form');
}

/** True if an object in valid JSON contains a member twice, or `__proto__` (RFC 7515, 4). */
function repeatsMember(json: string, value: object): boolean {
  // Text that JSON.stringify writes back unchanged repeats nothing. Only other spellings are searched.
  if (JSON.stringify(value) === json && !json.includes('__proto__')) return false;
  const objects: Set<string>[] = [];
  for (const [mark, name, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*(:)?|[{}]/g)) {
    if (mark === '{') objects.push(new Set(['__proto__']));
    else if (mark === '}') objects.pop();
    else if (name && colon) {
      const members = objects.at(-1);
      const member = String(JSON.parse(name));
      if (members?.has(member)) return true;
      members?.add(member);
    }
  }
  return false;
}

/** Refuses every header but HS256 without extras: we understand no other member (RFC 8725, 3.1). */
function assertPlainHeader(header: { alg?: unknown; typ?: unknown }): void {
  const { alg, typ, ...others } = header;
  const plain = typ === undefined || typ === 'JWT';
  if (alg !== 'HS256' || !plain || Object.keys(others).length > 0) refuse('header');
}

/** Checks the type of every claim that we know, if it is present (RFC 7519, 4.1). */
function claimsOf(claims: { aud?: unknown }, audience: string | undefined): KnownClaims {
  if (!areKnown(claims)) return refuse('claims');
  // A server without an audience must not accept a token that is meant for one (RFC 7519, 4.1.3).
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audiences.includes(audience)) refuse('audience');
  return claims;
}

function areKnown(
  claims: { [claim in keyof KnownClaims | 'aud']?: unknown },
): claims is KnownClaims {
  const { iss, sub, iat, nbf, exp } = claims;
  const texts = [iss, sub].every((claim) => claim === undefined || typeof claim === 'string');
  const times = [iat, nbf, exp].every((claim) => claim === undefined || Number.isFinite(claim));
  return texts && times && (sub === undefined || canonicalId.test(String(sub)));
}

function refuse(reason: TokenFault): never {
  throw new Refusal('token_invalid', reason);
}
