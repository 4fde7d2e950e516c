import type { OptionField } from "@/components/cluster/option-fields";
import type { VrrpTracker } from "@/lib/model/vrrp-tracker";

export type TrackerKind = {
  readonly kind: VrrpTracker["kind"];
  readonly fields: readonly OptionField[];
  /** What it begins with; its names are examples. */
  readonly first: VrrpTracker;
};

const weight: OptionField = { name: "weight", wordsAt: "trackerWeight", input: "number" };

/** What can decide, besides VRRP itself, whether a director may hold the VIPs. */
export const trackerKinds: readonly TrackerKind[] = [
  {
    kind: "process",
    fields: [
      { name: "process", input: "text" },
      { name: "quorum", wordsAt: "processQuorum", input: "number" },
      { name: "delaySec", wordsAt: "processDelaySec", input: "number" },
      weight,
    ],
    first: { kind: "process", process: "haproxy", quorum: 1, delaySec: 0, weight: 0 },
  },
  {
    kind: "interface",
    fields: [{ name: "interface", input: "text" }, weight],
    first: { kind: "interface", interface: "eth1", weight: 0 },
  },
  {
    kind: "script",
    fields: [
      { name: "command", input: "words" },
      { name: "intervalSec", input: "number" },
      { name: "timeoutSec", input: "number" },
      { name: "rise", input: "number" },
      { name: "fall", input: "number" },
      { name: "user", input: "text" },
      weight,
    ],
    first: {
      kind: "script",
      command: ["/usr/local/bin/may-be-master"],
      intervalSec: 2,
      timeoutSec: 2,
      rise: 2,
      fall: 2,
      user: null,
      weight: 0,
    },
  },
  {
    kind: "file",
    fields: [{ name: "path", input: "text" }, weight],
    first: { kind: "file", path: "/run/may-be-master", weight: 0 },
  },
];
