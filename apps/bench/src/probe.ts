/**
 * Loaded into each measured process before its program: answers what it has used. Ends the process with its parent.
 * It does nothing until it is asked.
 */
export interface ProbeAnswer {
  probe: number;
  cpuMs: number;
  rssBytes: number;
}

const gc = (globalThis as { gc?: () => void }).gc;

process.on('message', (message: { probe?: number; gc?: boolean }) => {
  if (message.probe === undefined) return;
  if (message.gc) gc?.();
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuMs = (userCPUTime + systemCPUTime) / 1_000;
  process.send?.({ probe: message.probe, cpuMs, rssBytes: process.memoryUsage.rss() } satisfies ProbeAnswer);
});
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
