import { familyOf } from "@/lib/model/address";
import type { DesiredCluster, DesiredDirector, DesiredVip } from "@/lib/model/cluster";
import { type PlacedInstance, placedInstances } from "@/lib/model/placed-instances";
import type { Vrrp } from "@/lib/model/vrrp";
import { block, type KeepalivedKeyword, type KeepalivedNode, line } from "./syntax/tree";
import { commandLine } from "./virtual-server-options";
import { vrrpSecretPath } from "./vrrp-secret-file";
import { trackerBlocks, trackerDefinitions } from "./vrrp-trackers";

/**
 * The vrrp_instance blocks of a director, after what they track and the groups in which they move together.
 *
 * VRRP speaks one address family in an instance. It is that of the directors' own addresses, by unicast; VIPs of the
 * other family go along as excluded addresses, which are announced and moved but not in the adverts. Only when all VIPs
 * are of the other family does the instance take theirs, and then by multicast, since the directors have no such address
 * to send from (keepalived 2.2 does not take an instance without a VIP of its own family).
 */
export function vrrpInstances(cluster: DesiredCluster, director: DesiredDirector): KeepalivedKeyword[] {
  const instances = placedInstances(cluster, director);
  return [
    ...instances.flatMap((instance) => trackerDefinitions(instanceName(instance), instance)),
    ...syncGroups(instances),
    ...instances.map((instance) => vrrpInstance(cluster, director, instance)),
  ];
}

/** Unique in a cluster, because virtual router IDs are. */
export function instanceName({ vrrp, family }: Pick<PlacedInstance, "vrrp" | "family">): string {
  return `VI_${vrrp.virtualRouterId}${family === "inet6" ? "_6" : ""}`;
}

function vrrpInstance(cluster: DesiredCluster, director: DesiredDirector, instance: PlacedInstance): KeepalivedKeyword {
  const { vrrp, vips, family } = instance;
  const own = vips.filter(({ address }) => familyOf(address) === family);
  const excluded = vips.filter(({ address }) => familyOf(address) !== family);
  const version = vrrp.version ?? (family === "inet6" ? 3 : 2);
  const unicast = vrrp.transport === "unicast" && familyOf(director.address) === family;
  return block(
    ["vrrp_instance", instanceName(instance)],
    [
      line("state", initialState(instance)),
      line("interface", instance.interface),
      ...virtualMac(vrrp, unicast && directorsBesides(cluster, director).length > 0),
      line("virtual_router_id", vrrp.virtualRouterId),
      ...(version === 2 ? [] : [line("version", version)]),
      line("priority", instance.priority),
      line("advert_int", vrrp.advertIntervalSec),
      ...(vrrp.preempt ? [] : [line("nopreempt")]),
      ...(vrrp.preempt && vrrp.preemptDelaySec > 0 ? [line("preempt_delay", vrrp.preemptDelaySec)] : []),
      ...garpLines(vrrp),
      ...authentication(vrrp),
      ...(unicast ? unicastPeers(cluster, director) : []),
      ...trackerBlocks(instanceName(instance), instance),
      ...commandLine("notify_master", vrrp.notifyMaster),
      ...commandLine("notify_backup", vrrp.notifyBackup),
      ...commandLine("notify_fault", vrrp.notifyFault),
      ...commandLine("notify_stop", vrrp.notifyStop),
      ...(vrrp.smtpAlert ? [line("smtp_alert", "true")] : []),
      addressBlock("virtual_ipaddress", own, instance),
      ...(excluded.length === 0 ? [] : [addressBlock("virtual_ipaddress_excluded", excluded, instance)]),
    ],
  );
}

/**
 * What it starts as; the priorities then decide. keepalived waits or stays only for a director that starts as backup,
 * and takes the authentication header only from such a one.
 */
function initialState({ vrrp, isPreferred }: PlacedInstance): "MASTER" | "BACKUP" {
  const byHeader = vrrp.authentication !== null && vrrp.authenticationType === "AH";
  return vrrp.preempt && vrrp.preemptDelaySec === 0 && isPreferred && !byHeader ? "MASTER" : "BACKUP";
}

/** keepalived takes no unicast from a virtual MAC address. */
function virtualMac({ useVmac, vmacXmitBase }: Vrrp, unicast: boolean): KeepalivedNode[] {
  if (!useVmac) return [];
  return [line("use_vmac"), ...(vmacXmitBase || unicast ? [line("vmac_xmit_base")] : [])];
}

function garpLines({ garp }: Vrrp): KeepalivedNode[] {
  if (garp === null) return [];
  return [
    line("garp_master_delay", garp.delaySec),
    line("garp_master_repeat", garp.repeat),
    ...(garp.refreshSec === 0
      ? []
      : [line("garp_master_refresh", garp.refreshSec), line("garp_master_refresh_repeat", garp.refreshRepeat)]),
  ];
}

/** The password stands in a file of its own, so that this one can be shown and compared by anybody. */
function authentication({ authentication, authenticationType }: Vrrp): KeepalivedNode[] {
  if (authentication === null) return [];
  return [
    block(
      ["authentication"],
      [line("auth_type", authenticationType), line("include", vrrpSecretPath(authentication.secretId))],
    ),
  ];
}

/** A single director has nobody to send to: keepalived warns of a unicast source without peers and falls back to multicast. */
function unicastPeers(cluster: DesiredCluster, director: DesiredDirector): KeepalivedNode[] {
  const peers = directorsBesides(cluster, director).map(({ address }) => line(address));
  return peers.length === 0 ? [] : [line("unicast_src_ip", director.address), block(["unicast_peer"], peers)];
}

function directorsBesides({ directors }: DesiredCluster, director: DesiredDirector): DesiredDirector[] {
  return directors.filter(({ id }) => id !== director.id);
}

/** Without a device a VIP is put where the virtual MAC address is. */
function addressBlock(keyword: string, vips: readonly DesiredVip[], instance: PlacedInstance): KeepalivedKeyword {
  const device = instance.vrrp.useVmac ? [] : ["dev", instance.interface];
  const lines = vips.map(({ address, prefixLength }) => line(`${address}/${prefixLength}`, ...device));
  return block([keyword], lines);
}

/** keepalived complains of a group of one, which means nothing. */
function syncGroups(instances: readonly PlacedInstance[]): KeepalivedKeyword[] {
  const numbers = new Set(instances.flatMap(({ vrrp }) => vrrp.syncGroup ?? []));
  return [...numbers].flatMap((number) => {
    const members = instances.filter(({ vrrp }) => vrrp.syncGroup === number);
    if (members.length < 2) return [];
    const names = members.map((member) => line(instanceName(member)));
    return [block(["vrrp_sync_group", `VG_${number}`], [block(["group"], names)])];
  });
}
