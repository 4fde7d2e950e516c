import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { type IpvsCounters, parseStats } from "@/lib/ipvs/parse-stats";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";

export type Counter = "connections" | "inBytes";

/** What a kernel has counted, by "TCP 10.77.0.1:80" and "TCP 10.77.0.1:80 10.77.0.21:80". */
export type KernelReading = {
  readonly atMs: number;
  readonly counters: ReadonlyMap<string, Readonly<Record<Counter, number>>>;
};

export type KernelReadings = {
  /** All that was printed so far. */
  read(): Promise<readonly KernelReading[]>;
  end(): Promise<void>;
};

const file = "/run/kernel-readings";

/** Lets a director print its counters twice a second, past the panel, until it is ended. Times are those of this machine. */
export async function startKernelReadings(lab: Lab, director: LabHostName): Promise<KernelReadings> {
  const loop = `while [ -e ${file}.on ]; do echo "at $EPOCHREALTIME"; ipvsadm -Ln --stats --exact; sleep 0.5; done`;
  await lab.script(director, `touch ${file}.on; setsid bash -c '${loop}' </dev/null >${file} 2>/dev/null &`);
  return {
    async read() {
      const text = await lab.script(director, `echo "now $EPOCHREALTIME"; cat ${file}`);
      const behindMs = Date.now() - Number(/^now (.*)$/m.exec(text)?.[1]) * 1000;
      // The last one may be half written.
      return text
        .split(/^at /m)
        .slice(1, -1)
        .map((part) => readingOf(part, behindMs));
    },
    end: async () => {
      await lab.script(director, `rm -f ${file}.on`);
    },
  };
}

/** One "<seconds>\n<what ipvsadm printed>". */
function readingOf(part: string, behindMs: number): KernelReading {
  const end = part.indexOf("\n");
  const stats = parseStats(part.slice(end + 1));
  if (!stats.ok) throw new Error(`ipvsadm printed ${part}`);
  const counters = new Map<string, Record<Counter, number>>();
  for (const service of stats.value) {
    const key = serviceKeyText(service.key);
    counters.set(key, numbersOf(service));
    for (const one of service.destinations) counters.set(`${key} ${destinationKeyText(one)}`, numbersOf(one));
  }
  return { atMs: Number(part.slice(0, end)) * 1000 + behindMs, counters };
}

function numbersOf({ connections, inBytes }: IpvsCounters): Record<Counter, number> {
  return { connections: Number(connections), inBytes: Number(inBytes) };
}

type Count = { readonly atMs: number; readonly count: number };

/** One counter over a time in which it never went back. */
export type Counts = readonly Count[];

/** One counter over time, in parts: it begins anew when a table was lost. */
export function countsOf(readings: readonly KernelReading[], key: string, counter: Counter): readonly Counts[] {
  const parts: Count[][] = [];
  let before: number | undefined;
  for (const { atMs, counters } of readings) {
    const count = counters.get(key)?.[counter];
    if (count !== undefined) {
      if (before === undefined || count < before) parts.push([]);
      parts.at(-1)?.push({ atMs, count });
    }
    before = count;
  }
  return parts;
}

/**
 * How much was counted from the last reading before `fromMs` to the last before `toMs` or before the counter began anew; null =
 * not known.
 */
export function countedBetween(parts: readonly Counts[], fromMs: number, toMs: number): number | null {
  const part = parts.findLast(([first]) => first !== undefined && first.atMs <= fromMs) ?? [];
  const from = part.findLast(({ atMs }) => atMs <= fromMs);
  const to = part.findLast(({ atMs }) => atMs <= toMs);
  return from === undefined || to === undefined ? null : to.count - from.count;
}

/**
 * Per second, from the first to the last sum of the kernel within these times. It adds up every 2 s: from sum to sum
 * nothing is counted that belongs to other seconds.
 */
export function rateBetween(parts: readonly Counts[], fromMs: number, toMs: number): number {
  const within = parts.flat().filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  const sums = within.filter(({ count }, index) => index > 0 && count !== within[index - 1]?.count);
  const [first, last] = [sums.at(0), sums.at(-1)];
  if (first === undefined || last === undefined || first === last) throw new Error("nothing was counted");
  return ((last.count - first.count) * 1000) / (last.atMs - first.atMs);
}

/** The highest rate over any span as long as those that the panel counts over (`lib/collect/rates.ts`). */
export function highestRate(parts: readonly Counts[]): number {
  const rates = parts.flatMap((part) =>
    part.flatMap((from) =>
      part
        .filter(({ atMs }) => atMs - from.atMs >= 3_500 && atMs - from.atMs <= 6_500)
        .map(({ atMs, count }) => ((count - from.count) * 1000) / (atMs - from.atMs)),
    ),
  );
  return Math.max(...rates);
}
