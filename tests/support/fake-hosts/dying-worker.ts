import type { Database } from "@/lib/db/database";
import type { Hosts } from "@/lib/hosts/port";

export type DyingWorker = {
  readonly hosts: Hosts;
  readonly database: Database;
  /** Resolves when it is dead: what it had committed is there, and nothing more will come of it. */
  readonly dead: Promise<void>;
};

/**
 * Hosts and database as a worker sees them that is killed: at its `last` program it neither sends, hears nor records
 * anything any more, for ever. `sent` says whether that program still reached the host. It never dies when there are
 * fewer programs.
 */
export function dyingWorker(hosts: Hosts, database: Database, last: number, sent: boolean): DyingWorker {
  const commits = new Set<Promise<unknown>>();
  let count = 0;
  let isDead = false;
  let die = () => {};
  const dead = new Promise<void>((resolve) => {
    die = () => {
      isDead = true;
      void Promise.allSettled(commits).then(() => resolve());
    };
  });
  return {
    dead,
    database: {
      ...database,
      transaction(work) {
        if (isDead) return new Promise(() => undefined);
        const commit = database.transaction(work);
        commits.add(commit);
        return commit.finally(() => commits.delete(commit));
      },
    },
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
