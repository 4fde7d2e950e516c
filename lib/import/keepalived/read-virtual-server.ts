import type { DraftListener, DraftMember, DraftService } from "@/lib/import/draft";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { schedulerFlags } from "@/lib/model/scheduler-flags";
import type { Definitions } from "./definitions";
import { isOn } from "./is-on";
import { readCommand } from "./read-command";
import { readForwarding } from "./read-forwarding";
import { readListener } from "./read-listener";
import { readPersistence } from "./read-persistence";
import { type ReadRealServer, readRealServer } from "./read-real-server";
import { readSorryServer } from "./read-sorry-server";
import { type Reading, type Section, unquoted } from "./section";

/** keepalived's own delay between two checks and timeout of a connection. */
const standardDelaySec = 60;
const standardTimeoutSec = 5;
/** What only checkers use. */
const checkDefaults = ["delay_loop", "connect_timeout", "retry", "delay_before_retry", "warmup", "virtualhost"];

/** A virtual server with keepalived's defaults; null when it cannot be told what it listens on. */
export function readVirtualServer(
  node: KeepalivedKeyword,
  section: Section,
  groups: ReadonlyMap<string, readonly DraftMember[]>,
  definitions: Definitions,
  reading: Reading,
): DraftService | null {
  const at = reading.places.of(node);
  const listener = readListener(node, section, groups, reading);
  if (listener === null) return null;
  const realServers = readRealServers(section, listener, definitions, reading);
  if (realServers.some(({ checks }) => checks.length > 0)) section.all(...checkDefaults);
  const service = {
    at,
    listener,
    name: listener.kind === "group" ? unquoted(node.words[2] ?? "") : null,
    scheduler: section.word("lvs_sched", "lb_algo") ?? "wlc",
    schedulerFlags: schedulerFlags.filter((flag) => section.has(flag)),
    onePacket: section.has("ops"),
    persistence: readPersistence(section, listener, reading),
    keepalived: {
      alpha: section.has("alpha"),
      omega: section.has("omega"),
      quorum: Math.round(section.number(["quorum"], 1, 2 ** 31 - 1) ?? 1),
      hysteresis: Math.round(section.number(["hysteresis"], 0, 2 ** 31 - 1) ?? 0),
      inhibitOnFailure: section.has("inhibit_on_failure") || commonInhibit(realServers, reading),
      haSuspend: section.has("ha_suspend"),
      sorryServer: readSorryServer(section, listener, reading),
      sorryServerInhibit: section.has("sorry_server_inhibit"),
      quorumUp: readCommand(section, "quorum_up"),
      quorumDown: readCommand(section, "quorum_down"),
      notifyUp: realServers[0]?.notifyUp ?? null,
      notifyDown: realServers[0]?.notifyDown ?? null,
      smtpAlert: readAlert(section),
    },
    ...shareChecks(realServers),
  };
  section.finish();
  return service;
}

function readRealServers(
  section: Section,
  listener: DraftListener,
  definitions: Definitions,
  reading: Reading,
): ReadRealServer[] {
  const numberOf = (name: string) => numberIn(section, name);
  const method = section.last("lvs_method", "lb_kind");
  const defaults = {
    method: method === null ? null : readForwarding(method, reading),
    weight: Math.round(section.number(["weight"], 0, 2 ** 31 - 1) ?? 1),
    shared: sharedKeywords(section.find("real_server"), ["notify_up", "notify_down"]),
    check: {
      delaySec: numberOf("delay_loop") ?? standardDelaySec,
      timeoutSec: numberOf("connect_timeout") ?? standardTimeoutSec,
      retry: numberOf("retry"),
      delayBeforeRetrySec: numberOf("delay_before_retry"),
      warmupSec: numberOf("warmup"),
      virtualHost: section.find("virtualhost").at(-1)?.words[1] ?? null,
    },
  };
  return section
    .all("real_server")
    .flatMap(
      (node) =>
        readRealServer(node, section.inside(node), listener, defaults, definitions, reading) ?? section.retain(node),
    );
}

/** The checks that most real servers have are those of the service; the others keep theirs for themselves. */
function shareChecks(realServers: readonly ReadRealServer[]): Pick<DraftService, "healthChecks" | "destinations"> {
  const counts = new Map<string, number>();
  const keyed = realServers.map((server) => ({ ...server, key: JSON.stringify(server.checks) }));
  for (const { key } of keyed) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const common = keyed.find(({ key }) => counts.get(key) === most);
  return {
    healthChecks: common?.checks ?? [],
    destinations: keyed.map(({ destination, checks, key }) => ({
      ...destination,
      healthChecks: key === common?.key ? null : checks,
    })),
  };
}

/** A default of checkers, which is only taken when there are any. */
function numberIn(section: Section, name: string): number | null {
  const word = section.find(name).at(-1)?.words[1] ?? "";
  return /^\d{1,9}(\.\d{1,9})?$/.test(word) ? Number(word) : null;
}

function readAlert(section: Section): boolean | null {
  const node = section.last("smtp_alert");
  return node === null ? null : isOn(node);
}

/** The model has one command for all destinations of a service, keepalived one for each real server. */
function sharedKeywords(nodes: readonly KeepalivedKeyword[], keywords: readonly string[]): string[] {
  return keywords.filter((keyword) => {
    const lines = nodes.map(({ block }) =>
      (block ?? []).flatMap((line) =>
        line.kind === "keyword" && line.words[0] === keyword ? [line.words.join(" ")] : [],
      ),
    );
    return new Set(lines.map((words) => words.join("\n"))).size === 1;
  });
}

/** The model inhibits for a service, keepalived for each real server. */
function commonInhibit(realServers: readonly ReadRealServer[], { report }: Reading): boolean {
  const inhibited = realServers.filter(({ inhibitOnFailure }) => inhibitOnFailure);
  if (inhibited.length === 0) return false;
  for (const { destination, inhibitOnFailure } of realServers) {
    if (!inhibitOnFailure) report.warning(destination.at, "keepalived.inhibit_for_all");
  }
  return true;
}
