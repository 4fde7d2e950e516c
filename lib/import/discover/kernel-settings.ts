import type { DraftCluster } from "@/lib/import/draft";
import { parseIpvsadm } from "@/lib/ipvs/parse-ipvsadm";
import {
  type IpvsSettings,
  type IpvsTimeouts,
  ipvsTimeoutsSchema,
  type SyncDaemon,
  syncDaemonSchema,
} from "@/lib/model/ipvs-settings";
import { type IpvsSysctls, ipvsSysctlRanges, ipvsSysctlSchema } from "@/lib/model/ipvs-sysctls";
import type { ListedPlace } from "./listed-place";
import type { Discovery } from "./model";

/**
 * What holds for the whole table of a director: as the file says it, and where it says nothing, as the kernel has it, as
 * far as that is not what every kernel has.
 */
export function kernelSettings(
  { ipvs }: Pick<DraftCluster, "ipvs">,
  found: Discovery,
  place: ListedPlace,
): Partial<IpvsSettings> {
  const timeouts = readTimeouts(found, ipvs.timeouts ?? null, place);
  const syncDaemon = readDaemon(found, ipvs.syncDaemon ?? null, place);
  return { timeouts, syncDaemon, sysctls: unusualSysctls(found.sysctls) };
}

function readTimeouts({ timeouts: text }: Discovery, own: IpvsTimeouts | null, { report, at }: ListedPlace) {
  const read = parseIpvsadm(text);
  if (!read.ok || read.value.form !== "timeouts") return own;
  const { data: kernel } = ipvsTimeoutsSchema.safeParse(read.value.timeouts);
  const standard = ipvsTimeoutsSchema.parse({});
  if (kernel === undefined || same(kernel, own ?? standard)) return own;
  const place = at("ipvsadm -L --timeout", 1, text);
  if (own === null) report.info(place, "discover.timeouts_taken");
  else report.warning(place, "discover.timeouts_differ");
  return own ?? kernel;
}

/** The half that holds the VIPs tells, the other one listens; some run both. */
function readDaemon({ daemons }: Discovery, own: SyncDaemon | null, { report, at }: ListedPlace): SyncDaemon | null {
  const [text] = daemons;
  const read = parseIpvsadm(text ?? "");
  const [running] = read.ok && read.value.form === "daemons" ? read.value.daemons : [];
  if (text === undefined || running === undefined) return own;
  const place = at("ipvsadm -L --daemon", 1, text);
  if (own !== null) {
    const differs = own.syncId !== running.syncId || (own.interface ?? running.interface) !== running.interface;
    if (differs) report.warning(place, "discover.daemon_differs");
    return own;
  }
  const { data } = syncDaemonSchema.safeParse({
    interface: running.interface,
    syncId: running.syncId,
    // The longest message is what the interface carries, unless somebody has set it; it cannot be told which.
    group: unlessUsual(running.group, "224.0.0.81"),
    port: unlessUsual(running.port, 8848),
    ttl: unlessUsual(running.ttl, 1),
  });
  if (data !== undefined) report.info(place, "discover.daemon_taken");
  return data ?? null;
}

/** What a daemon has without being told is not a setting. */
function unlessUsual(value: string | number | null, usual: string | number): string | number | null {
  return value === usual ? null : value;
}

function unusualSysctls(sysctls: IpvsSysctls): IpvsSysctls {
  const unusual = ipvsSysctlSchema.options.flatMap((name): [string, number][] => {
    const value = sysctls[name];
    const { standard } = ipvsSysctlRanges[name];
    return value === undefined || standard === null || value === standard ? [] : [[name, value]];
  });
  return Object.fromEntries(unusual);
}

function same(one: IpvsTimeouts, other: IpvsTimeouts): boolean {
  return one.tcpSec === other.tcpSec && one.tcpFinSec === other.tcpFinSec && one.udpSec === other.udpSec;
}
