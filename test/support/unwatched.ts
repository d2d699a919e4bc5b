import { spawnSync } from 'node:child_process';

/**
 * The begin of a command line that runs a program where the system reports no change of a file, as if all of its watches were
 * taken: in a namespace of its own.
 */
export function inUnwatched(): string[] {
  const limit = '/proc/sys/user/max_inotify_instances';
  return ['unshare', '-Ur', 'sh', '-c', `echo 0 > ${limit} && exec "$@"`, 'sh'];
}

/** Whether there are no such namespaces here. */
export function noNamespaces(): boolean {
  const [command = '', ...args] = inUnwatched();
  return spawnSync(command, [...args, 'true']).status !== 0;
}
