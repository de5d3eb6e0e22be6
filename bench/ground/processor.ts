import fs from "node:fs/promises";

const milliseconds = 10; // a clock tick of /proc on Linux

/** Processor time of a process in milliseconds, threads and ended children included; 0 where there is no /proc. */
async function spentBy(pid: number | string): Promise<{ parent: number; own: number; ended: number }> {
  const text = await fs.readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const ticks = (at: number) => (fields[at] ?? 0) * milliseconds;
  return { parent: fields[1] ?? 0, own: ticks(11) + ticks(12), ended: ticks(13) + ticks(14) };
}

export const spentByProcess = async (pid: number) => (await spentBy(pid)).own;

/** The database: its living backends and those that have ended. */
export async function spentByTree(pid: number): Promise<number> {
  const all = (await fs.readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const spent = await Promise.all(all.map(spentBy));
  const living = spent.filter(({ parent }) => parent === pid).reduce((sum, { own }) => sum + own, 0);
  const { own, ended } = await spentBy(pid);
  return living + own + ended;
}
