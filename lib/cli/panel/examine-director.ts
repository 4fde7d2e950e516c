import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { DriftResource } from "@/lib/api/resources/drift";
import type { HostResource } from "@/lib/api/resources/host";

/** One thing about a director: `code` is a sentence of the command line, below `doctor`. */
export type Finding = {
  readonly well: boolean;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

type Patient = {
  readonly cluster: Pick<ClusterResource, "engine" | "pending">;
  readonly host: Pick<
    HostResource,
    "id" | "trust" | "connection" | "connectionProblem" | "lastSeenAt" | "facts" | "factsAt"
  >;
  readonly drift: Pick<DriftResource, "lookedAt" | "unread" | "items">;
};

/** What the panel last knew of a director, each with the time of it: connection, programs, modules and drift. */
export function examineDirector({ cluster, host, drift }: Patient): Finding[] {
  return [...connectionOf(host), ...factsOf(cluster, host), ...driftOf(host, drift), draftOf(cluster)];
}

function connectionOf({ trust, connection, connectionProblem, lastSeenAt }: Patient["host"]): Finding[] {
  const at = lastSeenAt ?? "-";
  return [
    { well: trust === "trusted", code: `trust.${trust}`, params: {} },
    {
      well: connection === "connected",
      code: `connection.${connection}`,
      params: { at, why: connectionProblem?.code ?? "" },
    },
  ];
}

function factsOf({ engine }: Patient["cluster"], { facts, factsAt }: Patient["host"]): Finding[] {
  if (facts === null) return [{ well: false, code: "no_facts", params: {} }];
  const { os, kernel, ipvsModule, keepalivedVersion, ipvsadmVersion, sudo } = facts;
  return [
    { well: true, code: "facts", params: { os, kernel, at: factsAt ?? "-" } },
    { well: ipvsModule !== "absent", code: `module.${ipvsModule}`, params: {} },
    { well: ipvsadmVersion !== null, code: "ipvsadm", params: { version: ipvsadmVersion ?? "-" } },
    {
      well: keepalivedVersion !== null || engine === "ipvsadm",
      code: "keepalived",
      params: { version: keepalivedVersion ?? "-" },
    },
    { well: sudo !== "missing", code: `sudo.${sudo}`, params: {} },
  ];
}

function driftOf({ id }: Patient["host"], { lookedAt, unread, items }: Patient["drift"]): Finding[] {
  if (lookedAt === null) return [{ well: true, code: "drift.never", params: {} }];
  if (unread.some(({ hostId }) => hostId === id))
    return [{ well: false, code: "drift.unread", params: { at: lookedAt } }];
  const count = items.filter(({ hostId, ignored }) => hostId === id && ignored === null).length;
  return [{ well: count === 0, code: "drift.found", params: { count, at: lookedAt } }];
}

function draftOf({ pending }: Patient["cluster"]): Finding {
  return { well: true, code: pending ? "draft.pending" : "draft.in_force", params: {} };
}
