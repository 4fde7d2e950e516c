import type { ExportFile } from "./model";

/** The mode of one of our files on a host: scripts run, and keepalived's files may hold what others should not read. */
export function fileMode(path: string): ExportFile["mode"] {
  if (path.startsWith("/usr/local/sbin/") || path.startsWith("/etc/init.d/")) return 0o755;
  return path.startsWith("/etc/keepalived/") ? 0o600 : 0o644;
}
