import type { DraftListener, DraftService, DraftVip } from "@/lib/import/draft";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { startOf } from "@/lib/import/source-line";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { Persistence } from "@/lib/model/cluster";
import { markSchema } from "@/lib/model/listener";
import { type SorryServer, sorryServerSchema } from "@/lib/model/virtual-server-options";
import { Entries, type KnownKeys } from "./entries";
import { titleOf } from "./parse-piranha";
import { type FloatingAddress, readFloatingAddress, readPrefixLength } from "./read-address";
import { readChecks } from "./read-check";
import { type PiranhaForwarding, readServer } from "./read-server";
import type { PiranhaBlock } from "./syntax";

export type PiranhaVirtual = {
  readonly service: DraftService;
  readonly vip: DraftVip;
  readonly interface: string | null;
};

const virtualKeys: KnownKeys = {
  used: new Set([
    "active",
    "address",
    "expect",
    "fwmark",
    "persistent",
    "pmask",
    "port",
    "protocol",
    "quiesce_server",
    "scheduler",
    "send",
    "send_program",
    "sorry_server",
    "timeout",
    "vip_nmask",
  ]),
  kept: new Set(["load_monitor", "reentry", "use_regex"]),
};

/** One `virtual` of an lvs.cf with its servers; null when its address cannot be read. */
export function readVirtual(
  block: PiranhaBlock,
  forwarding: PiranhaForwarding,
  report: ReportBuilder,
): PiranhaVirtual | null {
  const entries = new Entries(block, virtualKeys, [titleOf(block)], report);
  const at = startOf(block.line);
  const floating = readFloatingAddress(entries, "address", report);
  if (floating === null) {
    if (entries.place("address") === null) report.error(at, "piranha.address_missing");
    return null;
  }
  const active = entries.flag("active") ?? false;
  if (!active) report.warning(entries.place("active") ?? at, "piranha.virtual_inactive", { name: block.name });
  const listener = readListener(entries, floating, report);
  const port = listener.kind === "address" ? listener.port : (entries.number("port", 1, 65535) ?? 80);
  const service: DraftService = {
    at,
    listener,
    name: block.name,
    scheduler: entries.text("scheduler") ?? "wlc",
    schedulerFlags: [],
    onePacket: false,
    persistence: readPersistence(entries, report),
    healthChecks: readChecks(entries, at, report),
    keepalived: {
      inhibitOnFailure: entries.flag("quiesce_server") ?? false,
      sorryServer: readSorryServer(entries, port, forwarding, report),
    },
    destinations: block.blocks.flatMap((server) => {
      const destination = readServer(server, block, listener, forwarding, report);
      return destination === null ? [] : [active ? destination : { ...destination, weight: 0 }];
    }),
  };
  const prefixLength = readPrefixLength(entries, "vip_nmask", report);
  return {
    service,
    vip: { at, address: floating.address, prefixLength, vrrpInstanceId: null },
    interface: floating.interface,
  };
}

function readListener(entries: Entries, { address }: FloatingAddress, report: ReportBuilder): DraftListener {
  const mark = markSchema.safeParse(parseInteger(entries.text("fwmark") ?? "", 0, 2 ** 32 - 1));
  if (mark.success) return { kind: "fwmark", mark: mark.data, family: "inet" };
  const protocol = entries.text("protocol") ?? "tcp";
  const at = entries.place("protocol");
  if (at !== null && protocol !== "tcp" && protocol !== "udp") report.error(at, "value.not_known", { value: protocol });
  const port = entries.number("port", 1, 65535) ?? 80;
  return { kind: "address", protocol: protocol === "udp" ? "UDP" : "TCP", address, port };
}

function readPersistence(entries: Entries, report: ReportBuilder): Persistence | null {
  const timeoutSec = entries.number("persistent", 0, 2678400) ?? 0;
  if (timeoutSec === 0) return null;
  return { timeoutSec, prefixLength: readPrefixLength(entries, "pmask", report), engine: null };
}

function readSorryServer(
  entries: Entries,
  port: number,
  forwarding: PiranhaForwarding,
  report: ReportBuilder,
): SorryServer | null {
  const text = entries.text("sorry_server");
  const at = entries.place("sorry_server");
  if (text === null || at === null) return null;
  const server = sorryServerSchema.safeParse({ address: text, port, forwarding });
  if (server.success) return server.data;
  report.error(at, "sorry_server.not_taken", { text });
  return null;
}
