import { isUtf8 } from 'node:buffer';
import { Refusal, type TokenFault } from '../http/refusals.ts';
import type { Options } from '../tokens/options.ts';

const longestToken = 4096;
/** The header of all tokens of ours, as jwt-simple writes it: there is no need to read it again. */
const ourHeader = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url');
/** 32 bytes in base64url, written in the one way there is: the last of 43 characters has two bits that are 0. */
const fitSignature = /^[\w-]{42}[AEIMQUYcgkosw048]$/;
const canonicalId = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** The claims we know, checked for type but not for truth: times in seconds, `sub` a canonical user id. */
export interface KnownClaims {
  iss?: string;
  sub?: string;
  jti?: string;
  iat?: number;
  nbf?: number;
  exp?: number;
}

/** What a token says; whether it says so truly is for the signature to tell. */
export interface Unverified {
  kid?: string | undefined;
  claims: KnownClaims;
}

/**
 * Refuses every text that jwt-simple reads more kindly than RFC 7515, 7519 and 8725 allow: longer than 4,096
 * characters, loose base64url, a header that is not plainly HS256, repeated members, claims of the wrong type, a key
 * or an audience that is not among the expected ones. It says nothing about the signature.
 */
export function assertStrict(token: string, expected: Options = {}): Unverified {
  const segments = token.length <= longestToken ? token.split('.') : [];
  const [header = '', claims = '', signature = ''] = segments;
  if (segments.length !== 3 || !fitSignature.test(signature)) refuse('form');
  return {
    kid: header === ourHeader ? undefined : kidOf(objectOf(header), expected),
    claims: claimsOf(objectOf(claims), expected),
  };
}

/** The bytes of a segment, if it is the one way to write them in base64url (RFC 7515, 2). */
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
    // Not JSON: the parser's words quote the token, so they end here.
  }
  return refuse('form');
}

/** True if valid JSON names a member twice in one object, or names `__proto__` (RFC 7515, 4). */
function repeatsMember(json: string, value: object): boolean {
  // What reads and writes back to the same text repeats nothing; only a stranger's spelling is searched.
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

/** Pins HS256 in the header itself, and nothing in it that we would have to understand (RFC 8725, 3.1). */
function kidOf(header: object, { keys }: Options): string | undefined {
  const { alg, typ, kid, ...others }: { alg?: unknown; typ?: unknown; kid?: unknown } = header;
  const plain = typ === undefined || typ === 'JWT';
  if (alg !== 'HS256' || !plain || Object.keys(others).length > 0) refuse('header');
  if (kid === undefined) return undefined;
  return typeof kid === 'string' && keys?.has(kid) ? kid : refuse('key');
}

/** Checks the type of every claim we know, where it is present (RFC 7519, 4.1). */
function claimsOf(claims: { aud?: unknown }, { audience }: Options): KnownClaims {
  if (!areKnown(claims)) return refuse('claims');
  // Who is no audience must not take what is meant for one (RFC 7519, 4.1.3).
  const named = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!named.includes(audience)) refuse('audience');
  return claims;
}

function areKnown(
  claims: { [claim in keyof KnownClaims | 'aud']?: unknown },
): claims is KnownClaims {
  const { iss, sub, jti, iat, nbf, exp } = claims;
  const texts = [iss, sub, jti].every((claim) => claim === undefined || typeof claim === 'string');
  const times = [iat, nbf, exp].every((claim) => claim === undefined || Number.isFinite(claim));
  return texts && times && (sub === undefined || canonicalId.test(String(sub)));
}

function refuse(reason: TokenFault): never {
  throw new Refusal('token_invalid', reason);
}
