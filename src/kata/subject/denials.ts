import { channel } from 'node:diagnostics_channel';

/** What Node's permissions are about, as its channels of diagnostics name it. */
const scopes = [
  'fs',
  'child',
  'worker',
  'net',
  'inspector',
  'wasi',
  'addon',
  'ffi',
  'openssl-store',
];

/**
 * Calls back whenever this process wants what it has no permission for, also if the program catches the error. From now on the
 * channels cannot be changed, so that a program cannot silence them.
 */
export function reportDenials(report: (what: string) => void): void {
  for (const scope of scopes) {
    const permissions = channel(`node:permission-model:${scope}`);
    permissions.subscribe(() => report(scope));
    const value = Object.freeze(Reflect.get(permissions, '_subscribers'));
    Object.defineProperty(permissions, '_subscribers', {
      value,
      writable: false,
      configurable: false,
    });
    Object.preventExtensions(permissions);
  }
}
