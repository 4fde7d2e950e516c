import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { placedInstances } from "@/lib/model/placed-instances";
import { block, type KeepalivedKeyword, type KeepalivedTree, line } from "./syntax/tree";
import { instanceName } from "./vrrp-instance";

/**
 * The global_defs block of a director. As soon as the rest of the file runs a program, keepalived is told as whom, and
 * to refuse programs that others than root could change: without both it complains, or runs them as anybody's guess.
 *
 * Nothing is said about `lvs_flush`: it would flush the services of others too.
 */
export function globalDefs(
  cluster: DesiredCluster,
  director: DesiredDirector,
  rest: KeepalivedTree,
): KeepalivedKeyword {
  const { scriptUser, vrrpStartupDelaySec } = cluster.keepalived;
  return block(
    ["global_defs"],
    [
      line("router_id", director.id),
      ...mailLines(cluster),
      ...(vrrpStartupDelaySec === 0 ? [] : [line("vrrp_startup_delay", vrrpStartupDelaySec)]),
      ...(runsPrograms(rest) ? [line("script_user", scriptUser), line("enable_script_security")] : []),
      ...timeoutLines(cluster),
      ...syncDaemonLines(cluster, director),
    ],
  );
}

function mailLines({ keepalived: { mail } }: DesiredCluster): KeepalivedKeyword[] {
  if (mail === null) return [];
  return [
    block(
      ["notification_email"],
      mail.to.map((address) => line(address)),
    ),
    line("notification_email_from", mail.from),
    line("smtp_server", mail.server, mail.port),
    ...(mail.heloName === null ? [] : [line("smtp_helo_name", mail.heloName)]),
    line("smtp_connect_timeout", mail.connectTimeoutSec),
  ];
}

function timeoutLines({ ipvs: { timeouts } }: DesiredCluster): KeepalivedKeyword[] {
  if (timeouts === null) return [];
  return [line("lvs_timeouts", "tcp", timeouts.tcpSec, "tcpfin", timeouts.tcpFinSec, "udp", timeouts.udpSec)];
}

/** It sends while the first instance is master, and takes in while it is not; without an instance there is nothing to follow. */
function syncDaemonLines(cluster: DesiredCluster, director: DesiredDirector): KeepalivedKeyword[] {
  const { syncDaemon } = cluster.ipvs;
  const [instance] = placedInstances(cluster, director);
  if (syncDaemon === null || instance === undefined) return [];
  const options: [string, string | number | null][] = [
    ["id", syncDaemon.syncId],
    ["maxlen", syncDaemon.maxLength],
    ["port", syncDaemon.port],
    ["ttl", syncDaemon.ttl],
    ["group", syncDaemon.group],
  ];
  const words = options.flatMap(([word, value]) => (value === null ? [] : [word, value]));
  return [line("lvs_sync_daemon", syncDaemon.interface ?? director.interface, instanceName(instance), ...words)];
}

const programKeywords = new Set([
  "misc_path",
  "script",
  "quorum_up",
  "quorum_down",
  "notify_up",
  "notify_down",
  "notify_master",
  "notify_backup",
  "notify_fault",
  "notify_stop",
]);

function runsPrograms(tree: KeepalivedTree): boolean {
  return tree.some(
    (node) => node.kind === "keyword" && (programKeywords.has(node.words[0] ?? "") || runsPrograms(node.block ?? [])),
  );
}
