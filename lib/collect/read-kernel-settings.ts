import { FaultList } from "@/lib/ipvs/listing/fault-list";
import { type ListingLine, splitWords } from "@/lib/ipvs/listing/listing-line";
import { readDaemons } from "@/lib/ipvs/listing/read-daemons";
import { readTimeouts } from "@/lib/ipvs/listing/read-timeouts";
import type { KernelSettings } from "@/lib/live/snapshot";

/** What `ipvsadm -L --timeout` and `ipvsadm -L --daemon` printed; null = one of them said something else. */
export function readKernelSettings(timeouts: string, daemons: string): KernelSettings | null {
  const faults = new FaultList();
  const lines = linesOf(timeouts);
  const settings = {
    timeouts: readTimeouts(lines, faults),
    syncDaemons: readDaemons(linesOf(daemons), faults).map(({ role, interface: name, syncId }) => {
      return { role, interface: name, syncId };
    }),
  };
  return faults.isEmpty && lines.length > 0 ? settings : null;
}

/** The kernel has two daemons at most. */
const linesMax = 10;

function linesOf(text: string): ListingLine[] {
  return text
    .split("\n", linesMax)
    .filter((line) => line.trim() !== "")
    .map((line, index) => ({ number: index + 1, text: line, words: splitWords(line) }));
}
