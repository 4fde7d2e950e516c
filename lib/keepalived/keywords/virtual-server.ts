import type { BlockName, KeywordSpec, LineSpec, Parameter } from "./model";
import {
  flag,
  keyword,
  maxSigned,
  maxUnsigned,
  needed,
  optional,
  script,
  seconds,
  toggle,
  types,
  value,
} from "./parameters";

const { int, decimal, oneOf } = types;

const forwarding: Parameter[] = [needed("method", oneOf("NAT", "DR", "TUN"))];
const tunnel = {
  type: [needed("tunnel", oneOf("ipip", "gue", "gre"))],
  port: [needed("port", int(1, 65535))],
  nocsum: [],
  csum: [],
  remcsum: [],
} satisfies LineSpec["options"];

const tunnelSince = Object.fromEntries(Object.keys(tunnel).map((word) => [word, "2.0.18"]));

const schedulers = ["rr", "wrr", "lc", "wlc", "lblc", "sh", "mh", "dh", "fo", "ovf", "lblcr", "sed", "nq", "twos"];

/** Timing that a virtual server says for all its checkers. */
const timing: KeywordSpec[] = [
  value("delay_loop", decimal(0.000001, maxSigned), { default: "60", omittable: true }),
  seconds("connect_timeout", 0.000001, { default: "5", omittable: true }),
  value("retry", int(1, maxUnsigned), { default: "that of the checker" }),
  value("delay_before_retry", decimal(0, maxSigned), { default: "that of the checker" }),
  value("warmup", decimal(0, maxSigned), { default: "that of delay_loop" }),
];

/** Timing that a real server says for its own checkers. */
const ownTiming: KeywordSpec[] = timing.map(({ name, parameters }) =>
  keyword(name, parameters, { default: "that of the virtual server" }),
);

const checkers: KeywordSpec[] = [
  checker("TCP_CHECK"),
  checker("HTTP_GET"),
  keyword("SSL_GET", [], { block: "HTTP_GET", repeatable: true }),
  checker("SMTP_CHECK"),
  checker("DNS_CHECK"),
  checker("MISC_CHECK"),
  checker("UDP_CHECK", { since: "2.1.0" }),
  checker("PING_CHECK", { since: "2.1.0" }),
  checker("FILE_CHECK", { since: "2.1.0" }),
  checker("BFD_CHECK"),
];

function checker(name: BlockName, extra: Pick<KeywordSpec, "since"> = {}): KeywordSpec {
  return keyword(name, [], { block: name, repeatable: true, ...extra });
}

export const virtualServer: readonly KeywordSpec[] = [
  value("ip_family", oneOf("inet", "inet6"), { default: "inet", omittable: true }),
  value("lvs_sched", oneOf(...schedulers), {
    aliases: ["lb_algo"],
    wordSince: { mh: "2.0.7", twos: "2.2.5" },
    default: "wlc",
  }),
  keyword("lvs_method", forwarding, {
    aliases: ["lb_kind"],
    options: tunnel,
    wordSince: tunnelSince,
    default: "NAT",
  }),
  value("protocol", { kind: "enum", values: ["TCP", "UDP", "SCTP"], anyCase: true }, { default: "UDP" }),
  ...["flag-1", "flag-2", "flag-3"].map((name) => flag(name)),
  flag("sh-port", { after: "lvs_sched" }),
  flag("sh-fallback", { after: "lvs_sched" }),
  flag("mh-port", { after: "lvs_sched", since: "2.0.20" }),
  flag("mh-fallback", { after: "lvs_sched", since: "2.0.20" }),
  flag("ops"),
  flag("hashed"),
  keyword("persistence_timeout", [optional("seconds", int(1, 2678400), "360")]),
  value("persistence_granularity", types.mask),
  value("persistence_engine", types.name),
  ...timing,
  value("weight", int(1, maxSigned), { default: "1" }),
  value("quorum", int(1, maxUnsigned), { default: "1", omittable: true }),
  value("hysteresis", int(0, maxUnsigned), { default: "0", omittable: true }),
  script("quorum_up"),
  script("quorum_down"),
  flag("alpha"),
  flag("omega"),
  flag("ha_suspend"),
  flag("inhibit_on_failure"),
  toggle("smtp_alert"),
  value("virtualhost", types.text),
  value("snmp_name", types.name, { since: "2.2.3" }),
  keyword("sorry_server", [needed("address", types.address), optional("port", int(1, 65535))]),
  flag("sorry_server_inhibit", { after: "sorry_server" }),
  keyword("sorry_server_lvs_method", forwarding, {
    options: tunnel,
    wordSince: tunnelSince,
    after: "sorry_server",
  }),
  keyword("real_server", [needed("address", types.address), optional("port", int(0, 65535))], {
    block: "real_server",
    repeatable: true,
  }),
];

export const realServer: readonly KeywordSpec[] = [
  // Red Hat's release 8 has 2.0.10.
  value("weight", int(0, maxSigned), { wordSince: { "0": "2.0.16" }, default: "1" }),
  keyword("lvs_method", forwarding, {
    options: tunnel,
    wordSince: tunnelSince,
    default: "that of the virtual server",
  }),
  value("uthreshold", int(0, maxUnsigned), { default: "0", omittable: true }),
  value("lthreshold", int(0, maxUnsigned), { default: "0", omittable: true }),
  toggle("inhibit_on_failure"),
  toggle("alpha"),
  script("notify_up"),
  script("notify_down"),
  ...ownTiming,
  toggle("smtp_alert"),
  value("virtualhost", types.text),
  value("snmp_name", types.name, { since: "2.2.3" }),
  ...checkers,
];

const mark = needed("mark", int(1, maxUnsigned));

/** What a virtual server listens on. */
export const virtualServerLine: LineSpec = {
  parameters: [needed("address", types.address), optional("port", int(0, 65535), "0")],
  variants: { fwmark: [mark], group: [needed("name", types.name)] },
};

export const virtualServerGroupLine: LineSpec = {
  parameters: [needed("address", types.range), optional("port", int(0, 65535))],
  variants: { fwmark: [mark, optional("family", oneOf("inet", "inet6"))] },
  wordSince: { inet: "2.1.0", inet6: "2.1.0" },
};
