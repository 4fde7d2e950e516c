import type { ListingLine } from "./listing-line";
import { isTitle } from "./read-services";

/** Every form of what ipvsadm prints, by the option that makes it print it. */
export type OutputForm =
  | "rules" // -Sn
  | "listing" // -Ln
  | "tunnels" // -Ln --tun-info
  | "thresholds" // -Ln --thresholds
  | "persistent_connections" // -Ln --persistent-conn
  | "stats" // -Ln --stats
  | "rates" // -Ln --rate
  | "connections" // -Lnc
  | "timeouts" // -L --timeout
  | "daemons" // -L --daemon
  | "empty"; // -Sn of an empty table, or -L --daemon without a daemon

/** The titles of the service columns and of the destination columns, in words. */
const titles = new Map<string, OutputForm>([
  ["Scheduler Flags / Forward Weight ActiveConn InActConn", "listing"],
  ["Scheduler Flags / Forward TunnelInfo Weight ActiveConn InActConn", "tunnels"],
  ["Uthreshold Lthreshold ActiveConn InActConn / ", "thresholds"],
  ["Weight PersistConn ActiveConn InActConn / ", "persistent_connections"],
  ["Conns InPkts OutPkts InBytes OutBytes / ", "stats"],
  ["CPS InPPS OutPPS InBPS OutBPS / ", "rates"],
]);

/** "ambiguous" = rows without titles that two variants print alike; "unknown" = nothing that ipvsadm prints. */
export function detectForm(lines: readonly ListingLine[]): OutputForm | "ambiguous" | "unknown" {
  const [first] = lines;
  const [word = ""] = first?.words ?? [];
  if (first === undefined) return "empty";
  if (/^-[A-Za-z]$/.test(word)) return "rules";
  if (word === "IPVS" || word === "pro" || /^\d{2,}:\d\d$/.test(first.words[1] ?? "")) return "connections";
  if (first.text.startsWith("Timeout (")) return "timeouts";
  if (/^(master|backup) sync daemon /.test(first.text)) return "daemons";
  const heading = lines.filter(isTitle);
  if (heading.length > 0) return titles.get(titleText(heading)) ?? "unknown";
  return /^(TCP|UDP|SCTP|FWM|->)$/.test(word) ? formOfRows(lines) : "unknown";
}

function titleText(heading: readonly ListingLine[]): string {
  const after = (name: string) =>
    heading
      .find(({ words }) => words[0] === name)
      ?.words.slice(2)
      .join(" ") ?? "";
  return `${after("Prot")} / ${after("->")}`;
}

/** Somebody has cut the titles off. A forwarding method, and where it stands, still tells two variants from the others. */
function formOfRows(lines: readonly ListingLine[]): OutputForm | "ambiguous" {
  const service = lines.find(({ words }) => words[0] !== "->");
  const destination = lines.find(({ words }) => words[0] === "->");
  if (/^\d/.test(service?.words[2] ?? "") || /^\d/.test(destination?.words[2] ?? "")) return "ambiguous";
  return destination?.words.length === 7 ? "tunnels" : "listing";
}
