import type { DraftDestination, DraftListener } from "@/lib/import/draft";
import { listenerPort } from "@/lib/import/listener-port";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { parseAddress } from "@/lib/model/address";
import type { Command } from "@/lib/model/command";
import type { HealthCheck } from "@/lib/model/health-check";
import type { Definitions } from "./definitions";
import { isOn } from "./is-on";
import { type CheckDefaults, readCheckers } from "./read-checkers";
import { readCommand } from "./read-command";
import { type KeepalivedForwarding, readForwarding } from "./read-forwarding";
import type { Reading, Section } from "./section";

export type ReadRealServer = {
  readonly destination: DraftDestination;
  readonly checks: readonly HealthCheck[];
  readonly inhibitOnFailure: boolean;
  readonly notifyUp: Command | null;
  readonly notifyDown: Command | null;
};

/** What a virtual server says for its real servers. */
export type RealServerDefaults = {
  readonly method: KeepalivedForwarding | null;
  readonly weight: number;
  readonly check: CheckDefaults;
  /** The keywords that all real servers have alike. */
  readonly shared: readonly string[];
};

/** `real_server ADDRESS [PORT] { … }`, since keepalived 2.0.7 with the virtual server's port by default; null = its address cannot be read, which is reported. */
export function readRealServer(
  node: KeepalivedKeyword,
  section: Section,
  listener: DraftListener,
  defaults: RealServerDefaults,
  definitions: Definitions,
  reading: Reading,
): ReadRealServer | null {
  const { report, places } = reading;
  const [, addressText = "", portText] = node.words;
  const address = parseAddress(addressText);
  const port = portText === undefined ? listenerPort(listener) : parseInteger(portText, 0, 65535);
  if (address === null || port === null) {
    report.error(places.of(node, 1), "address.not_read", { text: node.words.slice(1).join(" ") });
    return null;
  }
  const own = section.last("lvs_method", "lb_kind");
  const method = (own === null ? null : readForwarding(own, reading)) ?? defaults.method;
  if (method === null) report.warning(places.of(node), "keepalived.method_missing");
  const destination = {
    at: places.of(node),
    address,
    port,
    forwarding: method?.forwarding ?? "nat",
    tunnel: method?.tunnel ?? null,
    weight: Math.round(section.number(["weight"], 0, 2 ** 31 - 1) ?? defaults.weight),
    upperThreshold: Math.round(section.number(["uthreshold"], 0, 2 ** 31 - 1) ?? 0),
    lowerThreshold: Math.round(section.number(["lthreshold"], 0, 2 ** 31 - 1) ?? 0),
    healthChecks: null,
  };
  const inhibitOnFailure = isOn(section.last("inhibit_on_failure"));
  const checks = readCheckers(section, defaults.check, address, definitions, reading);
  const [notifyUp, notifyDown] = [
    readNotify(section, "notify_up", defaults),
    readNotify(section, "notify_down", defaults),
  ];
  section.finish();
  return { destination, checks, inhibitOnFailure, notifyUp, notifyDown };
}

function readNotify(section: Section, keyword: string, { shared }: RealServerDefaults): Command | null {
  if (shared.includes(keyword)) return readCommand(section, keyword);
  for (const node of section.find(keyword)) section.keepAs(node, "keepalived.notify_for_all");
  return null;
}
