"use client";

import { useTranslations } from "next-intl";
import { type OptionField, OptionFields, type Options } from "@/components/cluster/option-fields";
import { RowList } from "@/components/cluster/row-list";

type Props = {
  value: unknown;
  onChange: (value: readonly Options[]) => void;
  path: readonly (string | number)[];
  isDisabled: boolean;
};

const weight: OptionField = { name: "weight", wordsAt: "trackerWeight", input: "number" };

/** What can decide, besides VRRP itself, whether a director may hold the VIPs. */
const kinds: readonly { readonly kind: string; readonly fields: readonly OptionField[]; readonly first: Options }[] = [
  {
    kind: "process",
    fields: [
      { name: "process", input: "text" },
      { name: "quorum", wordsAt: "processQuorum", input: "number" },
      { name: "delaySec", wordsAt: "processDelaySec", input: "number" },
      weight,
    ],
    first: { process: "haproxy", quorum: 1, delaySec: 0, weight: 0 },
  },
  {
    kind: "interface",
    fields: [{ name: "interface", input: "text" }, weight],
    first: { interface: "eth1", weight: 0 },
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
      command: ["/usr/local/bin/may-be-master"],
      intervalSec: 2,
      timeoutSec: 2,
      rise: 2,
      fall: 2,
      weight: 0,
    },
  },
  { kind: "file", fields: [{ name: "path", input: "text" }, weight], first: { path: "/run/may-be-master", weight: 0 } },
];

/** Trackers of a VRRP instance. */
export function TrackerListFields({ value, onChange, path, isDisabled }: Props) {
  const t = useTranslations("clusters.trackers");
  const rows: readonly Options[] = Array.isArray(value) ? value : [];
  return (
    <RowList<Options>
      label={t("label")}
      description={t("about")}
      path={path}
      rows={rows}
      onChange={onChange}
      isDisabled={isDisabled}
      additions={kinds.map(({ kind, first }) => ({ id: kind, label: t(kind), row: () => ({ kind, ...first }) }))}
    >
      {(tracker, index, change) => (
        <div className="min-w-0 flex-1">
          <OptionFields
            fields={kinds.find(({ kind }) => kind === tracker.kind)?.fields ?? []}
            value={tracker}
            onChange={change}
            path={[...path, index]}
            isDisabled={isDisabled}
          />
        </div>
      )}
    </RowList>
  );
}
