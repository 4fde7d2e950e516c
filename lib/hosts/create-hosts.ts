import type { Logger } from "pino";
import type { HostRecords } from "./host-records";
import { HostSession } from "./host-session";
import { type HostPolicy, hostPolicy } from "./policy";
import type { Hosts } from "./port";
import { gone } from "./unreachable";

export type HostsDeps = {
  readonly records: HostRecords;
  readonly logger: Logger;
  /** Shorter limits, for tests. */
  readonly policy?: Partial<HostPolicy>;
  readonly clock?: () => Date;
  readonly random?: () => number;
};

/** Reaches hosts over SSH. Changes of a host's record take effect by themselves, also those that another process made. */
export function createHosts(deps: HostsDeps): Hosts {
  const { records, logger, clock = () => new Date(), random = Math.random } = deps;
  const policy = { ...hostPolicy, ...deps.policy };
  const sessions = new Map<string, HostSession>();
  let closed = false;
  const refresh = (session: HostSession | undefined) =>
    session?.refresh().catch((error: unknown) => logger.error({ err: error }, "host record not read"));
  const watching = records.watch((hostId) => {
    if (hostId === null) for (const session of sessions.values()) refresh(session);
    else refresh(sessions.get(hostId));
  });
  watching.catch((error: unknown) => logger.error({ err: error }, "changes of hosts are not heard"));

  return {
    async run(hostId, lane, program, limits = {}) {
      if (closed) return { kind: "not-started", problem: gone("stopping") };
      let session = sessions.get(hostId);
      if (session === undefined) {
        session = new HostSession(hostId, { records, logger, policy, clock, random });
        sessions.set(hostId, session);
      }
      return await session.run(lane, program, limits);
    },
    forget(hostId) {
      sessions.get(hostId)?.drop();
    },
    async close() {
      closed = true;
      await watching.then(
        (stop) => stop(),
        () => undefined,
      );
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}
