import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { familyOf, type IpAddress, parseAddress } from "@/lib/model/address";
import { interfaceSchema } from "@/lib/model/atoms";
import { type Vrrp, vrrpSchema } from "@/lib/model/vrrp";
import type { VrrpTracker } from "@/lib/model/vrrp-tracker";
import type { Definitions } from "./definitions";
import type { DraftInstance } from "./draft-instance";
import { isOn } from "./is-on";
import { readAddressLines } from "./read-address-lines";
import { readCommand } from "./read-command";
import { readGarp } from "./read-garp";
import { readTrackers } from "./read-trackers";
import { readVrrpPassword } from "./read-vrrp-password";
import { type Reading, type Section, unquoted } from "./section";

/** keepalived's own, where a file does not say. */
const standardPriority = 100;
const standardAdvertSec = 1;

/**
 * A vrrp_instance with keepalived's defaults; null when it has no virtual router ID, without which keepalived does not
 * take it. A password is none of a desired state: `vrrpPasswords` reads those that can be sealed.
 */
export function readVrrpInstance(
  node: KeepalivedKeyword,
  section: Section,
  definitions: Definitions,
  syncGroup: number | null,
  reading: Reading,
): DraftInstance | null {
  const { report, places } = reading;
  const at = places.of(node);
  const name = unquoted(node.words[1] ?? "");
  const virtualRouterId = section.number(["virtual_router_id"], 1, 255);
  if (virtualRouterId === null) {
    report.error(at, "keepalived.vrid_missing", { name });
    return null;
  }
  const interfaceName = readInterface(section, reading);
  const unicastPeers = readPeers(section, reading);
  const version = section.number(["version"], 2, 3);
  const vips = ["virtual_ipaddress", "virtual_ipaddress_excluded"].flatMap((keyword) =>
    section.all(keyword).flatMap((block) => readAddressLines(section.inside(block), interfaceName, reading)),
  );
  const instance = {
    at,
    name,
    master: section.word("state") === "MASTER",
    interface: interfaceName,
    priority: readPriority(section, reading),
    vrrp: vrrpSchema.parse({
      virtualRouterId,
      advertIntervalSec: readAdvertInterval(section, reading),
      version: version === versionOf(vips) ? null : version,
      transport: unicastPeers.length > 0 ? "unicast" : "multicast",
      ...readVirtualMac(section, unicastPeers.length > 0),
      authenticationType: readAuthenticationType(section, version ?? versionOf(vips)),
      preempt: !section.has("nopreempt"),
      preemptDelaySec: Math.round(section.number(["preempt_delay"], 0, 1000) ?? 0),
      garp: readGarp(section, reading),
      trackers: readTrackers(section, definitions).filter((tracker) => !isImplied(tracker, interfaceName)),
      syncGroup,
      notifyMaster: readCommand(section, "notify_master"),
      notifyBackup: readCommand(section, "notify_backup"),
      notifyFault: readCommand(section, "notify_fault"),
      notifyStop: readCommand(section, "notify_stop"),
      smtpAlert: isOn(section.last("smtp_alert")),
    }),
    unicastSource: readSource(section, reading),
    unicastPeers,
    vips,
    syncInterface: section.word("lvs_sync_daemon_interface"),
  };
  section.all("preempt");
  for (const block of section.find("authentication")) keepPassword(block, section, instance, reading);
  section.finish();
  return instance;
}

/** Unicast leaves by the interface itself anyway. An interface with a name of its own has no place in the model. */
function readVirtualMac(section: Section, unicast: boolean): Pick<Vrrp, "useVmac" | "vmacXmitBase"> {
  const useVmac = section.find("use_vmac").at(-1)?.words.length === 1;
  if (useVmac) section.all("use_vmac");
  return { useVmac, vmacXmitBase: useVmac && section.has("vmac_xmit_base") && !unicast };
}

/** Where there is a password that can be taken over. */
function readAuthenticationType(section: Section, version: number): Vrrp["authenticationType"] {
  const block = version === 3 ? undefined : section.find("authentication").at(-1);
  return (block === undefined ? null : readVrrpPassword(block)?.type) ?? "PASS";
}

/** Says what becomes of a password. VRRP version 3 has none, whatever the file says. */
function keepPassword(
  block: KeepalivedKeyword,
  section: Section,
  { vrrp, vips }: Pick<DraftInstance, "vrrp" | "vips">,
  { report, places }: Reading,
): void {
  section.retain(block);
  const found = readVrrpPassword(block);
  if ((vrrp.version ?? versionOf(vips)) === 3) report.info(places.of(block), "keepalived.password_v3");
  else if (found === null) report.warning(places.of(block), "keepalived.password");
  else report.info(places.of(found.node), "keepalived.password_sealed");
}

/** An instance is in state FAULT without its own interface, whatever weight that is tracked with. */
function isImplied(tracker: VrrpTracker, interfaceName: string | null): boolean {
  return tracker.kind === "interface" && tracker.interface === interfaceName;
}

/** The first address decides: IPv6 needs version 3, and for IPv4 keepalived takes 2. */
function versionOf([first]: DraftInstance["vips"]): 2 | 3 {
  return first !== undefined && familyOf(first.address) === "inet6" ? 3 : 2;
}

function readInterface(section: Section, { report, places }: Reading): string | null {
  const node = section.last("interface");
  const name = unquoted(node?.words[1] ?? "");
  if (node === null || interfaceSchema.safeParse(name).success) return node === null ? null : name;
  report.error(places.of(node, 1), "value.not_known", { value: name });
  return null;
}

/** 255 is for the owner of the address, which nobody is whose address moves. */
function readPriority(section: Section, { report, places }: Reading): number {
  const priority = section.number(["priority"], 1, 255);
  const node = section.last("priority");
  if (priority === 255 && node !== null) report.warning(places.of(node, 1), "keepalived.priority_owner");
  return Math.min(Math.round(priority ?? standardPriority), 254);
}

/** VRRP version 2 has whole seconds only; version 3 takes fractions, which the model does not. */
function readAdvertInterval(section: Section, { report, places }: Reading): number {
  const seconds = section.number(["advert_int"], 0.01, 255) ?? standardAdvertSec;
  const taken = Math.max(1, Math.round(seconds));
  const node = section.last("advert_int");
  if (taken !== seconds && node !== null) report.warning(places.of(node, 1), "keepalived.advert_rounded", { taken });
  return taken;
}

function readSource(section: Section, { report, places }: Reading): IpAddress | null {
  const node = section.last("unicast_src_ip") ?? section.last("mcast_src_ip");
  const address = parseAddress(node?.words[1] ?? "");
  if (node !== null && address === null) {
    report.error(places.of(node, 1), "address.not_read", { text: node.words[1] ?? "" });
  }
  return address;
}

function readPeers(section: Section, { report, places }: Reading): DraftInstance["unicastPeers"] {
  return section.all("unicast_peer").flatMap((block) => {
    const peers = section.inside(block);
    const found = peers.nodes.flatMap((node) => {
      if (node.kind === "comment") return [];
      peers.take(node);
      const at = places.of(node);
      const address = parseAddress(node.words[0] ?? "");
      if (address === null) report.error(at, "address.not_read", { text: node.words[0] ?? "" });
      return address === null ? [] : [{ at, address }];
    });
    peers.finish();
    return found;
  });
}
