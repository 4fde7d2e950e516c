import type { Hosts } from "@/lib/hosts/port";

export type DyingHosts = {
  readonly hosts: Hosts;
  /** Resolves when the last program has been reached; never when there are fewer. */
  readonly dead: Promise<void>;
};

/**
 * The hosts as a worker sees them that is killed: at its `last` program it neither sends nor hears anything any more, for
 * ever. `sent` says whether that program still reached the host.
 */
export function dyingHosts(hosts: Hosts, last: number, sent: boolean): DyingHosts {
  let count = 0;
  let die = () => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  return {
    dead,
    hosts: {
      forget: () => undefined,
      close: async () => undefined,
      async run(hostId, lane, program, limits) {
        count += 1;
        if (count < last) return await hosts.run(hostId, lane, program, limits);
        if (count === last && sent) await hosts.run(hostId, lane, program, limits);
        die();
        return await new Promise(() => undefined);
      },
    },
  };
}
