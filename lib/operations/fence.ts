import type { ProgramStep } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";

/** EX_TEMPFAIL: a worker with a newer lease has already been here. */
export const fencedExitCode = 75;

/**
 * The first step of every program that writes: it refuses when a worker with a newer lease of this cluster has written
 * to the host before, and otherwise leaves its own epoch. A worker that was stopped for minutes and wakes up after its
 * operation was settled by another can therefore not write any more. Builtins only: it costs no process.
 *
 * /run is empty after a reboot; the program of a sleeping worker does not survive one either.
 */
export function fenceStep(clusterId: string, epoch: number): ProgramStep {
  const file = epochFile(clusterId);
  return {
    id: "fence",
    script: `newest=0
if [ -r ${file} ]; then read -r newest <${file} || :; fi
if [ "\${newest:-0}" -gt ${epoch} ]; then echo "epoch $newest is newer than ${epoch}"; exit ${fencedExitCode}; fi
[ -d /run/signalbox ] || mkdir -m 0755 /run/signalbox
echo ${epoch} >${file}`,
  };
}

/** Where a host keeps the newest epoch that has written to it for a cluster, as a shell word. */
export function epochFile(clusterId: string): string {
  return quote(`/run/signalbox/epoch-${clusterId}`);
}
