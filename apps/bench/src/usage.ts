import fs from 'node:fs';
import type { PinnedProcess } from './pinned-process.ts';
import type { ProbeAnswer } from './probe.ts';

const ticksPerSecond = 100;
const fieldsBeforeUtime = 11;
let asked = 0;

/** What a process has used of its core so far, in ms: as the kernel counts it, else as the process itself knows. */
export async function cpuMs(measured: PinnedProcess): Promise<number> {
  const counted = countedByKernel(measured.pid);
  return counted ?? (await askProbe(measured)).cpuMs;
}

/** The memory that a process holds, in bytes, after it has collected its garbage. */
export async function heldBytes(measured: PinnedProcess): Promise<number> {
  await askProbe(measured, true);
  return (await askProbe(measured, true)).rssBytes;
}

/** The memory that a process holds now, in bytes. */
export async function rssBytes(measured: PinnedProcess): Promise<number> {
  return (await askProbe(measured)).rssBytes;
}

function countedByKernel(pid: number): number | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[fieldsBeforeUtime]) + Number(fields[fieldsBeforeUtime + 1]);
    return (ticks * 1_000) / ticksPerSecond;
  } catch {
    return null;
  }
}

function askProbe({ child }: PinnedProcess, gc = false): Promise<ProbeAnswer> {
  const probe = ++asked;
  return new Promise((resolve, reject) => {
    function hear(message: ProbeAnswer) {
      if (message.probe !== probe) return;
      child.off('message', hear);
      child.off('exit', leave);
      resolve(message);
    }
    const leave = () => reject(new Error('the measured process has ended'));
    child.on('message', hear);
    child.once('exit', leave);
    child.send({ probe, gc });
  });
}
