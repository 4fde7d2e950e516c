import type { DraftCluster, DraftVip } from "@/lib/import/draft";
import type { ImportSource } from "@/lib/import/model";
import { readLines } from "@/lib/import/read-lines";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { startOf } from "@/lib/import/source-line";
import { Entries, type KnownKeys } from "./entries";
import { parsePiranha } from "./parse-piranha";
import { readFloatingAddress, readPrefixLength } from "./read-address";
import { readDirectors } from "./read-directors";
import { readIpvsSettings } from "./read-ipvs-settings";
import type { PiranhaForwarding } from "./read-server";
import { readVirtual } from "./read-virtual";

const fileKeys: KnownKeys = {
  used: new Set([
    "backup",
    "backup_active",
    "nat_nmask",
    "nat_router",
    "network",
    "primary",
    "syncd_id",
    "syncd_iface",
    "syncdaemon",
    "tcp_timeout",
    "tcpfin_timeout",
    "udp_timeout",
  ]),
  kept: new Set([
    "active_cmd",
    "backup_private",
    "deadtime",
    "debug_level",
    "hard_shutdown",
    "heartbeat",
    "heartbeat_port",
    "inactive_cmd",
    "keepalive",
    "monitor_links",
    "primary_private",
    "reservation_conflict_action",
    "rsh_command",
    "serial_no",
    "service",
  ]),
};

/**
 * Reads Piranha's lvs.cf, which describes both directors in one file. Piranha moves the addresses with a heartbeat of its
 * own, so there is no VRRP in the result.
 */
export function importPiranha(source: ImportSource, report: ReportBuilder): DraftCluster | null {
  const file = parsePiranha(readLines(source, report), report);
  const entries = new Entries(file, fileKeys, [], report);
  const forwarding = readForwarding(entries, report);
  const virtuals = file.blocks.flatMap((block) => {
    if (block.kind === "virtual") return readVirtual(block, forwarding, report) ?? [];
    report.error(startOf(block.line), block.kind === "failover" ? "piranha.failover" : "directive.unknown", {
      directive: block.kind,
    });
    return [];
  });
  const [first] = file.blocks;
  if (first === undefined || virtuals.length === 0) return null;
  const used = virtuals.find((virtual) => virtual.interface !== null)?.interface ?? null;
  return {
    engine: "keepalived",
    id: null,
    vrrp: null,
    vrrpInstances: [],
    keepalived: {},
    ipvs: readIpvsSettings(entries, report),
    directors: readDirectors(entries, used, startOf(first.line), report),
    vips: [...virtuals.map(({ vip }) => vip), ...readNatRouter(entries, report)],
    services: virtuals.map(({ service }) => service),
  };
}

function readForwarding(entries: Entries, report: ReportBuilder): PiranhaForwarding {
  const word = entries.text("network") ?? "nat";
  const at = entries.place("network");
  switch (word) {
    case "direct":
      return "dr";
    case "tunnel":
      return "tun";
    default:
      if (word !== "nat" && at !== null) report.error(at, "value.not_known", { value: word });
      return "nat";
  }
}

/** The address by which real servers reach the active director: it moves with the VIPs. */
function readNatRouter(entries: Entries, report: ReportBuilder): DraftVip[] {
  const at = entries.place("nat_router");
  const router = readFloatingAddress(entries, "nat_router", report);
  if (at === null || router === null) return [];
  report.info(at, "piranha.nat_router", { address: router.address });
  return [
    { at, address: router.address, prefixLength: readPrefixLength(entries, "nat_nmask", report), vrrpInstanceId: null },
  ];
}
