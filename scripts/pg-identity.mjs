/** Postgres refuses to run as root. This finds somebody else to run it as. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const nobody = 65534;

/**
 * How to run Postgres' programs: as ourselves; or, being root, as the first ordinary user who reaches both the programs
 * and the data; or, where folders above are closed to others, in a user namespace that shows root as somebody else.
 * @param {string} program one of the programs
 * @param {string} dataDir made when missing, and given to that user
 * @returns {(file: string, args: string[]) => [string, string[], { uid?: number, gid?: number, cwd?: string }]}
 *   what to spawn
 */
export function identityFor(program, dataDir) {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32' || process.getuid() !== 0) return (file, args) => [file, args, {}];
  for (const user of ['postgres', 'nobody']) {
    const ids = reaches(user, program, dataDir);
    if (ids) return (file, args) => [file, args, { ...ids, cwd: '/' }];
  }
  fs.chownSync(dataDir, 0, 0);
  const namespace = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];
  return (file, args) => ['unshare', [...namespace, file, ...args], {}];
}

/** The ids of a user who exists, may own the data folder, and can run the program; else null. */
function reaches(user, program, dataDir) {
  try {
    const ids = { uid: idOf('-u', user), gid: idOf('-g', user) };
    const runAsUser = (file, args) => execFileSync(file, args, { ...ids, cwd: '/', stdio: 'ignore' });
    runAsUser(program, ['--version']);
    const owner = fs.statSync(dataDir).uid;
    const isNew = fs.readdirSync(dataDir).length === 0;
    if (owner !== ids.uid && !(owner === 0 && isNew)) return null;
    fs.chownSync(dataDir, ids.uid, ids.gid);
    runAsUser('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', dataDir]);
    return ids;
  } catch {
    return null;
  }
}

function idOf(flag, user) {
  return Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
}
