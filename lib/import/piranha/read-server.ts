import type { DraftDestination, DraftListener } from "@/lib/import/draft";
import { listenerPort } from "@/lib/import/listener-port";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { startOf } from "@/lib/import/source-line";
import { parseAddress } from "@/lib/model/address";
import { Entries, type KnownKeys } from "./entries";
import { titleOf } from "./parse-piranha";
import type { PiranhaBlock } from "./syntax";

/** Of all virtuals of a file. */
export type PiranhaForwarding = "dr" | "nat" | "tun";

const serverKeys: KnownKeys = { used: new Set(["active", "address", "port", "weight"]), kept: new Set() };

/** One `server` of a virtual; null when its address cannot be read. One that is not active takes no traffic. */
export function readServer(
  block: PiranhaBlock,
  virtual: PiranhaBlock,
  listener: DraftListener,
  forwarding: PiranhaForwarding,
  report: ReportBuilder,
): DraftDestination | null {
  const at = startOf(block.line);
  if (block.kind !== "server") {
    report.error(at, "directive.unknown", { directive: block.kind });
    return null;
  }
  const entries = new Entries(block, serverKeys, [titleOf(virtual), titleOf(block)], report);
  const address = parseAddress(entries.text("address") ?? "");
  if (address === null) {
    report.error(entries.place("address") ?? at, "address.not_read", { text: entries.text("address") ?? "" });
    return null;
  }
  const active = entries.flag("active") ?? false;
  if (!active) report.warning(entries.place("active") ?? at, "piranha.server_inactive", { name: block.name });
  const weight = entries.number("weight", 0, 2 ** 31 - 1) ?? 1;
  return {
    at,
    address,
    port: entries.number("port", 1, 65535) ?? listenerPort(listener),
    forwarding,
    tunnel: forwarding === "tun" ? { kind: "ipip" } : null,
    weight: active ? weight : 0,
    upperThreshold: 0,
    lowerThreshold: 0,
    healthChecks: null,
  };
}
