import type { KernelForwarding } from "./model";
import { printFigure } from "./print-figure";

/** `ipvsadm -Ln`, and the same with --stats or --rate. */
export type PrintedForm = "listing" | "stats" | "rates";

/** One table, spelled as far as ipvsadm spells it the same in every form. */
export type PrintedTable = {
  /** Version and buckets of the connection table; null = not known, and the line is left out. */
  readonly banner: { readonly version: string; readonly connectionTableSize: number } | null;
  readonly services: readonly PrintedService[];
};

export type PrintedService = PrintedFigures & {
  /** "TCP 10.77.0.100:80" or "FWM 7 inet" */
  readonly key: string;
  /** "rr persistent 60 ops" */
  readonly attributes: string;
  readonly destinations: readonly PrintedDestination[];
};

export type PrintedDestination = PrintedFigures & {
  /** "10.77.0.21:80" */
  readonly key: string;
  readonly forwarding: KernelForwarding;
  readonly weight: number;
  readonly active: number;
  readonly inactive: number;
};

/** Connections, packets in and out, bytes in and out: totals, or per second. Null = not known, which prints as "-". */
type PrintedFigures = {
  readonly totals: Five | null;
  readonly perSec: Five | null;
};
export type Five = readonly [bigint, bigint, bigint, bigint, bigint];

/**
 * Prints a table as ipvsadm 1.31 does, character by character (its format strings: "%-33s" and "  -> %-28s"), so that
 * whoever knows the command reads it at a glance and scripts that parse its output parse this.
 */
export function printListing(form: PrintedForm, { banner, services }: PrintedTable): string {
  const lines = services.flatMap((service) => [
    printService(form, service),
    ...service.destinations.map((destination) => printDestination(form, destination)),
  ]);
  return `${[...printBanner(banner), ...titles[form], ...lines].join("\n")}\n`;
}

const titles: Readonly<Record<PrintedForm, readonly string[]>> = {
  listing: [
    "Prot LocalAddress:Port Scheduler Flags",
    "  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn",
  ],
  stats: ["Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes", "  -> RemoteAddress:Port"],
  rates: ["Prot LocalAddress:Port                 CPS    InPPS   OutPPS    InBPS   OutBPS", "  -> RemoteAddress:Port"],
};

function printBanner(banner: PrintedTable["banner"]): readonly string[] {
  if (banner === null) return [];
  return [`IP Virtual Server version ${banner.version} (size=${banner.connectionTableSize})`];
}

function printService(form: PrintedForm, service: PrintedService): string {
  const key = printKey(service.key);
  if (form === "listing") return `${key} ${service.attributes}`;
  return `${key.padEnd(33)}${printFive(form === "stats" ? service.totals : service.perSec, "abbreviated")}`;
}

function printDestination(form: PrintedForm, destination: PrintedDestination): string {
  const start = `  -> ${destination.key.padEnd(28)}`;
  if (form === "stats") return `${start}${printFive(destination.totals, "abbreviated")}`;
  // ipvsadm abbreviates no rate of a destination but those of bytes.
  if (form === "rates") return `${start}${printFive(destination.perSec, "bytes abbreviated")}`;
  const { forwarding, weight, active, inactive } = destination;
  return `${start}${column(words[forwarding], 7)}${column(weight, 6)}${column(active, 10)}${column(inactive, 10)}`;
}

const words: Readonly<Record<KernelForwarding, string>> = { dr: "Route", nat: "Masq", tun: "Tunnel" };

function column(value: string | number, width: number): string {
  return ` ${String(value).padEnd(width)}`;
}

function printFive(figures: Five | null, how: "abbreviated" | "bytes abbreviated"): string {
  const texts = figures?.map((value, index) =>
    how === "abbreviated" || index > 2 ? printFigure(value) : String(value),
  );
  return (texts ?? Array.from({ length: 5 }, () => "-")).map((text) => ` ${text.padStart(8)}`).join("");
}

/** "TCP 10.0.0.1:80" → "TCP  10.0.0.1:80"; "FWM 7 inet6" → "FWM  7 IPv6". %d makes marks above 2^31-1 negative. */
function printKey(key: string): string {
  const [protocol = "", address = "", family] = key.split(" ");
  if (protocol !== "FWM") return `${protocol.padEnd(4)} ${address}`;
  return `FWM  ${Number(address) | 0}${family === "inet6" ? " IPv6" : ""}`;
}
