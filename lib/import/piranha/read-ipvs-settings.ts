import type { ReportBuilder } from "@/lib/import/report-builder";
import { type IpvsSettings, ipvsTimeoutsSchema, syncDaemonSchema } from "@/lib/model/ipvs-settings";
import type { Entries } from "./entries";

/** Connection timeouts and the sync daemon, which Piranha starts with the services. */
export function readIpvsSettings(entries: Entries, report: ReportBuilder): Partial<IpvsSettings> {
  const [tcpSec, tcpFinSec, udpSec] = ["tcp_timeout", "tcpfin_timeout", "udp_timeout"].map((key) =>
    entries.number(key, 0, 2678400),
  );
  const standard = ipvsTimeoutsSchema.parse({});
  const timeouts =
    tcpSec || tcpFinSec || udpSec
      ? {
          tcpSec: tcpSec || standard.tcpSec,
          tcpFinSec: tcpFinSec || standard.tcpFinSec,
          udpSec: udpSec || standard.udpSec,
        }
      : null;
  return { timeouts, syncDaemon: readSyncDaemon(entries, report) };
}

function readSyncDaemon(entries: Entries, report: ReportBuilder): IpvsSettings["syncDaemon"] {
  if (entries.flag("syncdaemon") !== true) return null;
  const name = entries.text("syncd_iface") ?? "eth0";
  const daemon = syncDaemonSchema.safeParse({ interface: name, syncId: entries.number("syncd_id", 0, 255) ?? 0 });
  const at = entries.place("syncd_iface");
  if (!daemon.success && at !== null) report.error(at, "value.not_known", { value: name });
  return daemon.success ? daemon.data : null;
}
