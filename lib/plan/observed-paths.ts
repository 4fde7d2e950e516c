import { directorNetPaths } from "@/lib/director/director-net-paths";
import { directorPaths, directorStatePaths } from "@/lib/director/director-paths";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { realServerPaths, realServerStatePaths } from "@/lib/realserver/real-server-paths";

/** What is read of a director, whichever engine it has: a file of the other engine may be left there. */
export const observedDirectorPaths = [
  keepalivedConfPath,
  ...Object.values(directorPaths),
  ...Object.values(directorNetPaths),
  directorStatePaths.applied,
] as const;

export const observedRealServerPaths = [...Object.values(realServerPaths), realServerStatePaths.applied] as const;

export const observedSysctls = ["net.ipv4.conf.all.arp_ignore", "net.ipv4.conf.all.arp_announce"] as const;
