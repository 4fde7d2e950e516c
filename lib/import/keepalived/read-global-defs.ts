import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { type IpvsSettings, ipvsTimeoutsSchema, syncDaemonSchema } from "@/lib/model/ipvs-settings";
import { type KeepalivedSettings, keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { readSettings } from "./read-settings";
import type { Reading, Section } from "./section";

export type GlobalDefs = {
  readonly routerId: string | null;
  readonly ipvs: Partial<IpvsSettings>;
  readonly keepalived: KeepalivedSettings;
};

/** What global_defs says about the cluster; the rest of it is kept. There may be several such blocks. */
export function readGlobalDefs(file: Section, reading: Reading): GlobalDefs {
  let found: GlobalDefs = { routerId: null, ipvs: {}, keepalived: keepalivedSettingsSchema.parse({}) };
  for (const node of file.all("global_defs")) {
    const section = file.inside(node);
    const timeouts = section.last("lvs_timeouts");
    const daemon = section.last("lvs_sync_daemon");
    found = {
      routerId: readRouterId(section) ?? found.routerId,
      keepalived: readSettings(section, found.keepalived),
      ipvs: {
        ...found.ipvs,
        ...(timeouts === null ? {} : { timeouts: readTimeouts(timeouts, reading) }),
        ...(daemon === null ? {} : { syncDaemon: readSyncDaemon(daemon, reading) }),
      },
    };
    section.finish();
  }
  return found;
}

/** Taken as the director's id where it can be one, so that it is written back as it was. */
function readRouterId(section: Section): string | null {
  const routerId = section.word("router_id");
  return routerId !== null && /^[\w.:-]{1,63}$/.test(routerId) ? routerId : null;
}

/** `lvs_timeouts [tcp N] [tcpfin N] [udp N]`. */
function readTimeouts(node: KeepalivedKeyword, { report, places }: Reading): IpvsSettings["timeouts"] {
  const values = pairs(node.words.slice(1));
  const timeouts = ipvsTimeoutsSchema.safeParse({
    tcpSec: values.get("tcp"),
    tcpFinSec: values.get("tcpfin"),
    udpSec: values.get("udp"),
  });
  if (timeouts.success) return timeouts.data;
  report.error(places.of(node, 1), "value.number", { min: 1, max: 2678400 });
  return null;
}

/** `lvs_sync_daemon IF [[inst] INSTANCE] [id N] [maxlen N] [port N] [ttl N] [group ADDRESS]`. */
function readSyncDaemon(node: KeepalivedKeyword, { report, places }: Reading): IpvsSettings["syncDaemon"] {
  const [, name, ...words] = node.words;
  const known = ["id", "maxlen", "port", "ttl", "group"];
  const start = words.findIndex((word) => known.includes(word));
  const values = pairs(start < 0 ? [] : words.slice(start));
  const group = start < 0 ? undefined : words[words.indexOf("group", start) + 1];
  const daemon = syncDaemonSchema.safeParse({
    interface: name,
    syncId: values.get("id"),
    maxLength: values.get("maxlen"),
    port: values.get("port"),
    ttl: values.get("ttl"),
    group: words.includes("group") ? group : undefined,
  });
  if (daemon.success) return daemon.data;
  report.error(places.of(node, 1), "value.not_known", { value: node.words.slice(1).join(" ") });
  return null;
}

function pairs(words: readonly string[]): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (let index = 0; index < words.length; index += 2) {
    const value = parseInteger(words[index + 1], 0, 2 ** 31);
    if (value !== null) values.set(words[index] ?? "", value);
  }
  return values;
}
