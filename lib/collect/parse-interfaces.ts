/** What one network interface of a director has passed since it came up. */
export type InterfaceCounters = {
  readonly name: string;
  readonly inBytes: bigint;
  readonly outBytes: bigint;
  readonly inPackets: bigint;
  readonly outPackets: bigint;
  /** Received or sent wrongly, and thrown away for want of room: both directions together. */
  readonly errors: bigint;
  readonly dropped: bigint;
};

/** A director with more has containers or bridges, whose ends say nothing of its traffic. */
const interfacesMax = 32;

/**
 * Reads /proc/net/dev, alone or among other text. The loopback is left out.
 *
 *     eth0: 1500 10 0 0 0 0 0 0 900 8 0 0 0 0 0 0
 *           bytes packets errs drop fifo frame compressed multicast, then the same of what was sent
 */
export function parseInterfaces(text: string): InterfaceCounters[] {
  return text
    .split("\n")
    .flatMap((line): InterfaceCounters[] => {
      const [, name, rest] = /^\s*([^\s:]{1,15}):\s*((?:\d{1,20}\s*){16})$/.exec(line) ?? [];
      if (name === undefined || rest === undefined || name === "lo") return [];
      const numbers = rest.trim().split(/\s+/).map(BigInt);
      const at = (index: number) => numbers[index] ?? 0n;
      return [
        {
          ...{ name, inBytes: at(0), inPackets: at(1), outBytes: at(8), outPackets: at(9) },
          ...{ errors: at(2) + at(10), dropped: at(3) + at(11) },
        },
      ];
    })
    .slice(0, interfacesMax);
}
