import type { OptionField } from "@/components/cluster/option-fields";
import type { HealthCheckKind } from "@/lib/model/health-check";

export type CheckKind = {
  readonly kind: HealthCheckKind;
  /** What the check asks for. Empty: nothing but an answer. */
  readonly fields: readonly OptionField[];
  /** Whether it has addresses, made a connection to. */
  readonly connects: boolean;
  /** Whether it is made every few seconds, as opposed to whenever something changes. */
  readonly repeats: boolean;
  /** Whether it asks for pages. */
  readonly asksPages: boolean;
};

const dnsTypes = ["A", "NS", "CNAME", "SOA", "MX", "TXT", "AAAA", "RRSIG", "DNSKEY"];
const plain = { fields: [], connects: true, repeats: true, asksPages: false };
const httpVersion: OptionField = { name: "httpVersion", input: ["1.0", "1.1"], isOptional: true };

/** Every way to find out whether a real server answers, in the order in which they are offered. */
export const checkKinds: readonly CheckKind[] = [
  { ...plain, kind: "tcp" },
  { ...plain, kind: "http", asksPages: true, fields: [httpVersion] },
  {
    ...plain,
    kind: "https",
    asksPages: true,
    fields: [httpVersion, { name: "serverName", input: "switch" }],
  },
  {
    ...plain,
    kind: "dns",
    fields: [
      { name: "type", input: dnsTypes },
      { name: "name", input: "text" },
    ],
  },
  { ...plain, kind: "smtp", fields: [{ name: "heloName", input: "text" }] },
  {
    ...plain,
    kind: "udp",
    fields: [
      { name: "payload", input: "text" },
      { name: "reply", input: "text" },
      { name: "minReplyLength", input: "number" },
      { name: "maxReplyLength", input: "number" },
      { name: "requireReply", input: "switch" },
    ],
  },
  { ...plain, kind: "ping" },
  {
    ...plain,
    kind: "command",
    connects: false,
    fields: [
      { name: "command", input: "words" },
      { name: "user", input: "text" },
      { name: "dynamicWeight", input: "switch" },
    ],
  },
  {
    ...plain,
    kind: "file",
    connects: false,
    repeats: false,
    fields: [
      { name: "path", input: "text" },
      { name: "weight", input: "number" },
    ],
  },
  {
    ...plain,
    kind: "bfd",
    connects: false,
    repeats: false,
    fields: [
      { name: "intervalMs", input: "number" },
      { name: "multiplier", input: "number" },
    ],
  },
];

export const pageFields: readonly OptionField[] = [
  { name: "path", input: "text" },
  { name: "statusCodes", input: "text" },
  { name: "virtualHost", input: "text" },
  { name: "digest", input: "text" },
  { name: "regex", input: "text" },
  { name: "regexInverted", input: "switch" },
];

export const timingFields: readonly OptionField[] = [
  { name: "delaySec", input: "number" },
  { name: "timeoutSec", input: "number" },
  { name: "retry", input: "number" },
  { name: "delayBeforeRetrySec", input: "number" },
  { name: "warmupSec", input: "number" },
];

export const connectionFields: readonly OptionField[] = [
  { name: "connectAddress", input: "text" },
  { name: "connectPort", input: "number" },
  { name: "sourceAddress", input: "text" },
];
