import type { KeywordSpec } from "./model";
import { flag, keyword, maxUnsigned, needed, optional, seconds, toggle, types, value } from "./parameters";

const { int, decimal } = types;
const maxDelaySec = 2147483647;

const timing: KeywordSpec[] = [
  value("retry", int(0, maxUnsigned), { default: "that of the real server" }),
  value("delay_before_retry", decimal(0, maxDelaySec), { default: "that of the real server" }),
  value("warmup", decimal(0, maxDelaySec), { default: "that of delay_loop" }),
  value("delay_loop", decimal(0.000001, maxDelaySec), { default: "that of the real server" }),
  toggle("alpha"),
  toggle("log_all_failures", { since: "2.0.11" }),
];

const connection: KeywordSpec[] = [
  value("connect_ip", types.address),
  value("connect_port", int(1, 65535)),
  value("bindto", types.address),
  value("bind_port", int(1, 65535)),
  value("bind_if", types.interface),
  seconds("connect_timeout", 0.000001, { default: "that of the real server" }),
  value("fwmark", int(0, maxUnsigned)),
];

const url: KeywordSpec[] = [
  value("path", types.text, { required: true }),
  keyword("digest", [needed("digest", { kind: "hex", bytes: 16 })], { repeatable: true }),
  keyword("status_code", [needed("code", types.status)], {
    rest: types.status,
    default: "200-299",
    omittable: true,
  }),
  value("virtualhost", types.text),
  value("regex", types.text, { since: "2.0.7" }),
  flag("regex_no_match", { since: "2.0.7" }),
  keyword("regex_options", [needed("option", types.name)], { rest: types.name, since: "2.0.7" }),
  value("regex_min_offset", int(0, maxUnsigned), { since: "2.0.7" }),
  value("regex_max_offset", int(1, maxUnsigned), { since: "2.0.7" }),
  keyword("regex_stack", [needed("start", int(1, maxUnsigned)), needed("max", int(1, maxUnsigned))], {
    since: "2.0.7",
  }),
  toggle("tls_compliant", { since: "2.2.8" }),
];

const dnsTypes = ["A", "NS", "CNAME", "SOA", "MX", "TXT", "AAAA", "RRSIG", "DNSKEY"];

/** The keywords of each checker's block. SSL_GET has those of HTTP_GET. */
export const checkers = {
  TCP_CHECK: [...connection, ...timing],
  PING_CHECK: [...connection, ...timing],
  HTTP_GET: [
    keyword("url", [], { block: "url", repeatable: true, required: true }),
    value("nb_get_retry", int(0, maxUnsigned), { deprecatedFor: "retry" }),
    value("virtualhost", types.text),
    value(
      "http_protocol",
      { kind: "enum", values: ["1.0", "1.0C", "1.0c", "1.1"] },
      { since: "2.0.17", default: "1.0" },
    ),
    toggle("enable_sni"),
    toggle("fast_recovery", { since: "2.0.17" }),
    toggle("tls_compliant", { since: "2.2.8" }),
    ...connection,
    ...timing,
  ],
  url,
  SMTP_CHECK: [
    value("helo_name", types.text),
    keyword("host", [], { block: "smtp_host", repeatable: true, deprecatedFor: "connect_ip" }),
    ...connection,
    ...timing,
  ],
  smtp_host: [...connection, ...timing],
  DNS_CHECK: [
    value("type", { kind: "enum", values: dnsTypes, anyCase: true }, { default: "SOA" }),
    value("name", types.text, { default: "." }),
    ...connection,
    ...timing,
  ],
  MISC_CHECK: [
    keyword("misc_path", [needed("command", types.command)], { required: true }),
    value("misc_timeout", int(0, 4294), { default: "that of delay_loop" }),
    flag("misc_dynamic"),
    keyword("user", [needed("user", types.name), optional("group", types.name)]),
    ...timing,
  ],
  UDP_CHECK: [
    value("payload", { kind: "hex" }, { since: "2.2.0" }),
    keyword("require_reply", [optional("reply", types.text)]),
    value("min_reply_length", int(0, 65535), { since: "2.2.0", default: "0" }),
    value("max_reply_length", int(0, 65535), { since: "2.2.0", default: "255" }),
    ...connection,
    ...timing,
  ],
  BFD_CHECK: [value("name", types.name, { required: true }), toggle("alpha")],
  FILE_CHECK: [
    value("track_file", types.name, { required: true }),
    keyword("weight", [
      needed("value", int(-2147483647, 2147483647)),
      optional("reverse", types.oneOf("reverse", "noreverse")),
    ]),
  ],
} satisfies Record<string, readonly KeywordSpec[]>;
