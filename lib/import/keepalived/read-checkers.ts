import type { Place } from "@/lib/import/source-line";
import { type CheckInput, takeCheck } from "@/lib/import/take-check";
import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import type { IpAddress } from "@/lib/model/address";
import type { HealthCheck } from "@/lib/model/health-check";
import type { Definitions } from "./definitions";
import { commandWords } from "./read-command";
import { readNamedCheck } from "./read-named-check";
import { readWebCheck } from "./read-web-check";
import { type Reading, type Section, unquoted } from "./section";

/** What a virtual server says for the checkers of all its real servers. */
export type CheckDefaults = {
  readonly delaySec: number;
  readonly timeoutSec: number;
  /** Null = each checker's own. */
  readonly retry: number | null;
  readonly delayBeforeRetrySec: number | null;
  readonly warmupSec: number | null;
  readonly virtualHost: string | null;
};

type CheckTiming = {
  readonly delaySec: number;
  readonly timeoutSec: number;
  readonly retry: number;
  readonly delayBeforeRetrySec: number;
  readonly warmupSec: number | null;
};

/** The checkers that the model has, with the retries of each; their pause is 1 s unless said otherwise. */
const checkers: ReadonlyMap<string, { retry: number; pauseSec: number | null }> = new Map([
  ["TCP_CHECK", { retry: 1, pauseSec: 1 }],
  ["HTTP_GET", { retry: 1, pauseSec: 3 }],
  ["SSL_GET", { retry: 1, pauseSec: 3 }],
  ["SMTP_CHECK", { retry: 1, pauseSec: 1 }],
  ["DNS_CHECK", { retry: 3, pauseSec: null }],
  ["UDP_CHECK", { retry: 1, pauseSec: 1 }],
  ["PING_CHECK", { retry: 1, pauseSec: 1 }],
  ["MISC_CHECK", { retry: 0, pauseSec: 1 }],
  ["FILE_CHECK", { retry: 0, pauseSec: 1 }],
  ["BFD_CHECK", { retry: 0, pauseSec: 1 }],
]);

/** The checkers of a real server, in order, with keepalived's defaults. */
export function readCheckers(
  section: Section,
  defaults: CheckDefaults,
  address: IpAddress,
  definitions: Definitions,
  reading: Reading,
): HealthCheck[] {
  return section.all(...checkers.keys()).flatMap((node) => {
    const block = section.inside(node);
    const at = reading.places.of(node);
    const check =
      readNamedCheck(node, block, address, definitions) ??
      readChecker(node, block, at, readTiming(node, block, defaults), defaults, reading);
    block.finish();
    return takeCheck(check, at, reading.report) ?? [];
  });
}

function readTiming(node: KeepalivedKeyword, section: Section, defaults: CheckDefaults): CheckTiming {
  const own = checkers.get(node.words[0] ?? "") ?? { retry: 1, pauseSec: 1 };
  const delaySec = section.number(["delay_loop"], 0, 86400) ?? defaults.delaySec;
  return {
    delaySec,
    timeoutSec: section.number(["connect_timeout"], 0, 86400) ?? defaults.timeoutSec,
    retry: section.number(["retry", "nb_get_retry"], 0, 2 ** 31) ?? defaults.retry ?? own.retry,
    delayBeforeRetrySec:
      section.number(["delay_before_retry"], 0, 86400) ?? defaults.delayBeforeRetrySec ?? own.pauseSec ?? delaySec,
    warmupSec: section.number(["warmup"], 0, 86400) ?? defaults.warmupSec,
  };
}

function readChecker(
  node: KeepalivedKeyword,
  section: Section,
  at: Place,
  timing: CheckTiming,
  defaults: CheckDefaults,
  reading: Reading,
): CheckInput {
  const connection = {
    connectAddress: section.word("connect_ip"),
    connectPort: section.number(["connect_port"], 1, 65535),
    sourceAddress: section.word("bindto"),
  };
  const common = { ...timing, ...connection };
  switch (node.words[0]) {
    case "HTTP_GET":
      return { kind: "http", ...common, ...readWebCheck(section, defaults.virtualHost, at, reading) };
    case "SSL_GET": {
      const serverName = section.has("enable_sni");
      return { kind: "https", ...common, serverName, ...readWebCheck(section, defaults.virtualHost, at, reading) };
    }
    case "SMTP_CHECK":
      return { kind: "smtp", ...common, heloName: section.word("helo_name") };
    case "DNS_CHECK":
      return { kind: "dns", ...common, type: dnsType(section.word("type")), name: section.word("name") ?? "." };
    case "UDP_CHECK":
      return { kind: "udp", ...common, ...readUdpCheck(section) };
    case "PING_CHECK":
      return { kind: "ping", ...common };
    case "MISC_CHECK":
      return { kind: "command", ...timing, ...readCommand(section, timing) };
    default:
      return { kind: "tcp", ...common };
  }
}

type DnsType = Extract<CheckInput, { kind: "dns" }>["type"];

function dnsType(word: string | null): DnsType {
  const types = ["A", "NS", "CNAME", "SOA", "MX", "TXT", "AAAA", "RRSIG", "DNSKEY"] as const;
  return types.find((type) => type === word?.toUpperCase()) ?? "SOA";
}

function readUdpCheck(section: Section) {
  const required = section.last("require_reply");
  return {
    payload: hex(section.word("payload")),
    requireReply: required !== null,
    reply: hex(required?.words[1] ?? null),
    minReplyLength: section.number(["min_reply_length"], 0, 65535) ?? 0,
    maxReplyLength: section.number(["max_reply_length"], 0, 65535) ?? 255,
  };
}

/** keepalived takes blanks between the digits. */
function hex(word: string | null): string | null {
  return word === null ? null : unquoted(word).replaceAll(/\s+/g, "").toLowerCase();
}

/** Its exit status says whether the destination is up; its timeout is the delay between two checks by default. */
function readCommand(section: Section, { delaySec }: CheckTiming) {
  const words = (section.last("misc_path")?.words.slice(1) ?? []).flatMap(commandWords);
  const [path = "", ...rest] = words;
  const command: [string, ...string[]] = [path, ...rest];
  return {
    command,
    timeoutSec: section.number(["misc_timeout"], 0, 86400) ?? delaySec,
    dynamicWeight: section.has("misc_dynamic"),
    user: section.word("user"),
  };
}
