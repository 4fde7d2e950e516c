import { FaultList } from "@/lib/ipvs/listing/fault-list";
import { type ListingLine, splitWords } from "@/lib/ipvs/listing/listing-line";
import { readDaemons } from "@/lib/ipvs/listing/read-daemons";
import { readTimeouts } from "@/lib/ipvs/listing/read-timeouts";
import type { KernelSettings } from "@/lib/live/snapshot";
import type { IpvsSysctls } from "@/lib/model/ipvs-sysctls";
import { sampledSysctls } from "./sample-program";

/**
 * What `ipvsadm -L --timeout` and `ipvsadm -L --daemon` printed, and files of /proc/sys as `NAME:VALUE`; null = one of the
 * first two said something else.
 */
export function readKernelSettings(timeouts: string, daemons: string, sysctls: string): KernelSettings | null {
  const faults = new FaultList();
  const lines = linesOf(timeouts);
  const settings = {
    timeouts: readTimeouts(lines, faults),
    syncDaemons: readDaemons(linesOf(daemons), faults).map(({ role, interface: name, syncId }) => {
      return { role, interface: name, syncId };
    }),
    sysctls: readSysctls(sysctls),
  };
  return faults.isEmpty && lines.length > 0 ? settings : null;
}

/** An old kernel lacks some; what is no number is not known. */
function readSysctls(text: string): IpvsSysctls {
  const values = sampledSysctls.flatMap((name) => {
    const [, value] = new RegExp(`^${name}:(\\d{1,9})$`, "m").exec(text) ?? [];
    return value === undefined ? [] : [[name, Number(value)] as const];
  });
  return Object.fromEntries(values);
}

/** The kernel has two daemons at most. */
const linesMax = 10;

function linesOf(text: string): ListingLine[] {
  return text
    .split("\n", linesMax)
    .filter((line) => line.trim() !== "")
    .map((line, index) => ({ number: index + 1, text: line, words: splitWords(line) }));
}
