import { type SyncDaemon, syncDaemonSchema } from "@/lib/model/ipvs-settings";

/**
 * The options of `ipvsadm --start-daemon master|backup`. Which half a director runs is decided by who holds the VIPs, so
 * that word is not kept. Null = an option or value that ipvsadm does not take.
 */
export function readSyncDaemon([state, ...words]: readonly string[]): SyncDaemon | null {
  if (state !== "master" && state !== "backup") return null;
  const values: Record<string, string | number> = {};
  for (let index = 0; index < words.length; index += 2) {
    const field = fields.get(words[index] ?? "");
    const value = words[index + 1];
    if (field === undefined || value === undefined || field in values) return null;
    values[field] = /^\d+$/.test(value) ? Number(value) : value;
  }
  const settings = syncDaemonSchema.safeParse({ interface: defaultInterface, ...values });
  return settings.success ? settings.data : null;
}

/** ipvsadm's, when none is named. */
const defaultInterface = "eth0";

const fields: ReadonlyMap<string, keyof SyncDaemon> = new Map([
  ["--mcast-interface", "interface"],
  ["--syncid", "syncId"],
  ["--sync-maxlen", "maxLength"],
  ["--mcast-group", "group"],
  ["--mcast-port", "port"],
  ["--mcast-ttl", "ttl"],
]);
