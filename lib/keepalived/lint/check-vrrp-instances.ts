import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { type BlockView, viewsOf } from "./block-view";
import { findIn } from "./find-in";
import { findingAt } from "./finding-at";

/** VRRP's own rules for each instance, and those between instances. */
export function checkVrrpInstances(tree: KeepalivedTree): Finding[] {
  const globals = viewsOf([], tree, "global_defs");
  const defaults = {
    version: globals.map((block) => block.number("vrrp_version")).find((version) => version !== null) ?? 2,
    strict: globals.some((block) => block.has("vrrp_strict")),
  };
  const instances = viewsOf([], tree, "vrrp_instance");
  return [...findIn(instances, (instance) => checkInstance(instance, defaults)), ...checkVrids(instances)];
}

type Defaults = { readonly version: number; readonly strict: boolean };

function checkInstance(instance: BlockView, defaults: Defaults): Finding[] {
  const addresses = instance.lines("virtual_ipaddress");
  const inet6 = isInet6(instance, addresses);
  const version = instance.number("version") ?? (inet6 ? 3 : defaults.version);
  return [
    ...checkInterface(instance),
    ...checkAddresses(instance, addresses, inet6),
    ...checkVersion(instance, inet6, version),
    ...checkAuthentication(instance, inet6, version),
    ...checkPreemption(instance),
    ...checkUnicast(instance),
    ...(defaults.strict || instance.has("strict_mode") ? checkStrict(instance) : []),
  ];
}

/** keepalived takes the family of the first virtual address. */
function isInet6(instance: BlockView, addresses: readonly KeepalivedKeyword[]): boolean {
  return (addresses[0]?.words[0] ?? instance.value("unicast_src_ip") ?? "").includes(":");
}

function checkInterface(instance: BlockView): Finding[] {
  const unicast = instance.has("unicast_peer") && instance.has("unicast_src_ip");
  const own = instance.value("interface");
  const tracked = own === null ? [] : instance.lines("track_interface").filter(({ words }) => words[0] === own);
  return [
    ...(own !== null || unicast || instance.isPartial
      ? []
      : [findingAt(instance.node, "warning", "vrrp.interface_missing")]),
    ...tracked.map((node) => findingAt(node, "warning", "vrrp.own_interface_tracked")),
  ];
}

function checkAddresses(instance: BlockView, addresses: readonly KeepalivedKeyword[], inet6: boolean): Finding[] {
  const none = addresses.length === 0 && !instance.has("no_virtual_ipaddress") && !instance.isPartial;
  const others = addresses.filter(({ words: [address = ""] }) => address.includes(":") !== inet6);
  return [
    ...(none ? [findingAt(instance.node, "warning", "vrrp.no_address")] : []),
    ...others.map((node) => findingAt(node, "error", "vrrp.mixed_families", { address: node.words[0] ?? "" })),
  ];
}

function checkVersion(instance: BlockView, inet6: boolean, version: number): Finding[] {
  const advert = instance.get("advert_int");
  const interval = instance.number("advert_int") ?? 1;
  const findings: Finding[] = [];
  const explicit = instance.get("version");
  if (inet6 && version === 2 && explicit !== null) findings.push(findingAt(explicit, "error", "vrrp.v2_ipv6"));
  if (advert !== null && version === 2 && !Number.isInteger(interval)) {
    findings.push(findingAt(advert, "error", "vrrp.advert_fraction", { interval }, 1));
  }
  if (advert !== null && version === 3 && interval > 40.95) {
    findings.push(findingAt(advert, "error", "vrrp.advert_too_long", { interval, max: 40.95 }, 1));
  }
  return findings;
}

function checkAuthentication(instance: BlockView, inet6: boolean, version: number): Finding[] {
  return instance.blocks("authentication").flatMap((block) => {
    const [type, password] = [block.get("auth_type"), block.get("auth_pass")];
    const byHeader = block.value("auth_type") === "AH";
    const findings: Finding[] = [];
    if (version === 3) findings.push(findingAt(block.node, "error", "vrrp.v3_authentication"));
    if (byHeader && inet6) findings.push(findingAt(type ?? block.node, "error", "vrrp.ah_ipv6"));
    if (byHeader && instance.value("state") === "MASTER") {
      findings.push(findingAt(instance.get("state") ?? block.node, "error", "vrrp.ah_master"));
    }
    if ((password === null || type === null) && !block.isPartial) {
      findings.push(findingAt(block.node, "error", "vrrp.authentication_incomplete"));
    }
    if (password !== null && (block.value("auth_pass") ?? "").length > 8) {
      findings.push(findingAt(password, "warning", "vrrp.password_too_long", { max: 8 }, 1));
    }
    return findings;
  });
}

function checkPreemption(instance: BlockView): Finding[] {
  const master = instance.value("state") === "MASTER";
  const [nopreempt, delay] = [instance.get("nopreempt"), instance.get("preempt_delay")];
  const findings: Finding[] = [];
  if (nopreempt !== null && master) findings.push(findingAt(nopreempt, "error", "vrrp.nopreempt_master"));
  if (nopreempt !== null && instance.number("priority") === 255) {
    findings.push(findingAt(nopreempt, "error", "vrrp.nopreempt_owner"));
  }
  if (delay !== null && master) findings.push(findingAt(delay, "error", "vrrp.preempt_delay_master"));
  if (delay !== null && nopreempt !== null) findings.push(findingAt(delay, "error", "vrrp.preempt_delay_nopreempt"));
  return findings;
}

function checkUnicast(instance: BlockView): Finding[] {
  const peers = instance.lines("unicast_peer");
  const keywords = ["unicast_src_ip", "unicast_peer", "unicast_ttl", "check_unicast_src"];
  const first = keywords.map((keyword) => instance.get(keyword)).find((node) => node !== null);
  if (peers.length > 0 || first === undefined || first === null || instance.has("unicast_fault_no_peer")) return [];
  return [findingAt(first, "warning", "vrrp.unicast_without_peers")];
}

function checkStrict(instance: BlockView): Finding[] {
  return ["authentication", "unicast_peer"].flatMap((keyword) => {
    const node = instance.get(keyword);
    return node === null ? [] : [findingAt(node, "error", "vrrp.strict", { keyword })];
  });
}

/** One virtual router ID for each interface and family, unless they speak to different addresses. */
function checkVrids(instances: readonly BlockView[]): Finding[] {
  const first = new Map<string, BlockView>();
  return findIn(instances, (instance) => {
    const vrid = instance.number("virtual_router_id");
    if (vrid === null) return [];
    const inet6 = isInet6(instance, instance.lines("virtual_ipaddress"));
    const peers = instance.lines("unicast_peer").map(({ words }) => words[0]);
    const ways = peers.length > 0 ? peers.toSorted().join(" ") : (instance.value("mcast_dst_ip") ?? "");
    const key = `${instance.value("interface") ?? ""} ${vrid} ${inet6} ${ways}`;
    const before = first.get(key);
    first.set(key, before ?? instance);
    if (before === undefined) return [];
    const params = { vrid, other: before.parameters[0] ?? "" };
    return [findingAt(instance.get("virtual_router_id") ?? instance.node, "error", "vrrp.vrid_taken", params, 1)];
  });
}
