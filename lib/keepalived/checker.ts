import type { IpAddress } from "@/lib/model/address";
import type { CheckUrl } from "@/lib/model/check-url";
import type { HealthCheck } from "@/lib/model/health-check";
import { bfdName } from "./bfd-instance";
import { block, type KeepalivedKeyword, type KeepalivedNode, line } from "./syntax/tree";

export type CheckedServer = {
  readonly address: IpAddress;
  /** What the virtual server says of how often its destinations are checked; null = it says nothing. */
  readonly delayLoopSec: number | null;
};

/** The block of one checker of a real server. */
export function checker(check: HealthCheck, server: CheckedServer): KeepalivedKeyword {
  switch (check.kind) {
    case "tcp":
      return block(["TCP_CHECK"], network(check, server));
    case "http":
      return block(["HTTP_GET"], web(check, server));
    case "https":
      return block(["SSL_GET"], [...(check.serverName ? [line("enable_sni")] : []), ...web(check, server)]);
    case "smtp":
      return block(["SMTP_CHECK"], [...given("helo_name", check.heloName), ...network(check, server)]);
    case "dns":
      return block(["DNS_CHECK"], [line("type", check.type), line("name", check.name), ...network(check, server)]);
    case "udp":
      return block(["UDP_CHECK"], [...udp(check), ...network(check, server)]);
    case "ping":
      return block(["PING_CHECK"], network(check, server));
    case "command":
      return block(["MISC_CHECK"], [...command(check), ...timing(check, server)]);
    case "file":
      return block(["FILE_CHECK"], [line("track_file", check.path), line("weight", check.weight)]);
    case "bfd":
      return block(["BFD_CHECK"], [line("name", bfdName(server.address))]);
  }
}

type Timing = Extract<HealthCheck, { delaySec: number }>;
type Network = Extract<HealthCheck, { connectPort: number | null }>;
type Web = Extract<HealthCheck, { urls: unknown }>;

function network(check: Network, server: CheckedServer): KeepalivedNode[] {
  return [
    ...given("connect_ip", check.connectAddress),
    ...given("connect_port", check.connectPort),
    ...given("bindto", check.sourceAddress),
    line("connect_timeout", check.timeoutSec),
    ...timing(check, server),
  ];
}

function timing(check: Timing, { delayLoopSec }: CheckedServer): KeepalivedNode[] {
  return [
    line("retry", check.retry),
    line("delay_before_retry", check.delayBeforeRetrySec),
    ...given("warmup", check.warmupSec),
    ...(check.delaySec === delayLoopSec ? [] : [line("delay_loop", check.delaySec)]),
  ];
}

function web(check: Web, server: CheckedServer): KeepalivedNode[] {
  return [...given("http_protocol", check.httpVersion), ...check.urls.map(url), ...network(check, server)];
}

function url({ path, statusCodes, virtualHost, digest, regex, regexInverted }: CheckUrl): KeepalivedNode {
  return block(
    ["url"],
    [
      line("path", path),
      line("status_code", ...statusCodes.split(" ")),
      ...given("virtualhost", virtualHost),
      ...given("digest", digest),
      ...(regex === null ? [] : [line("regex", `"${regex}"`)]),
      ...(regex !== null && regexInverted ? [line("regex_no_match")] : []),
    ],
  );
}

function udp(check: Extract<HealthCheck, { kind: "udp" }>): KeepalivedNode[] {
  const { payload, requireReply, reply, minReplyLength, maxReplyLength } = check;
  if (!requireReply) return given("payload", payload);
  return [
    ...given("payload", payload),
    line("require_reply", ...(reply === null ? [] : [reply])),
    line("min_reply_length", minReplyLength),
    line("max_reply_length", maxReplyLength),
  ];
}

function command(check: Extract<HealthCheck, { kind: "command" }>): KeepalivedNode[] {
  return [
    line("misc_path", `"${check.command.join(" ")}"`),
    line("misc_timeout", check.timeoutSec),
    ...(check.dynamicWeight ? [line("misc_dynamic")] : []),
    ...given("user", check.user),
  ];
}

function given(keyword: string, value: string | number | null): KeepalivedNode[] {
  return value === null ? [] : [line(keyword, value)];
}
