"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { silenceResourceSchema } from "@/lib/api/resources/alert";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { usePages } from "@/lib/client/use-pages";
import { useSubmit } from "@/lib/client/use-submit";
import { type ConditionKind, conditionKinds } from "@/lib/model/alert/kinds";

/** What the dialog begins with. */
export type SilenceSubject = {
  readonly kind: ConditionKind | null;
  readonly clusterId: string | null;
  readonly object: string;
};

const hours = ["1", "4", "24", "168"] as const;
const hourMs = 3_600_000;

/** Keeps alerts of a kind, a cluster or an object from being told to anybody for some hours. */
export function SilenceDialog({ subject, onClose }: { subject: SilenceSubject; onClose: () => void }) {
  const t = useTranslations("alerts");
  const kinds = useTranslations("events.kinds");
  const [kind, setKind] = useState<ConditionKind | null>(subject.kind);
  const [clusterId, setClusterId] = useState(subject.clusterId);
  const [object, setObject] = useState(subject.object);
  const [reason, setReason] = useState("");
  const [duration, setDuration] = useState<(typeof hours)[number]>("1");
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  const silence = useSubmit(
    silenceResourceSchema,
    () => ({
      path: "/silences",
      method: "POST" as const,
      body: {
        kinds: kind === null ? [] : [kind],
        clusterId,
        object,
        reason,
        until: new Date(Date.now() + Number(duration) * hourMs).toISOString(),
      },
    }),
    { refresh: ["/silences", "/alerts"], onDone: onClose },
  );
  const any = { value: "any" as const, label: t("any") };
  return (
    <Dialog isOpen onClose={onClose} title={t("silence")}>
      <Form error={silence.error} onSubmit={() => silence.mutate(undefined)}>
        <p className="text-sm">{t("silenceAbout")}</p>
        <SelectField
          label={t("kind")}
          choices={[any, ...conditionKinds.map((value) => ({ value, label: kinds(value) }))]}
          value={kind ?? "any"}
          onChange={(value) => setKind(value === "any" ? null : value)}
        />
        <SelectField
          label={t("cluster")}
          choices={[any, ...clusters.map(({ id, name }) => ({ value: id, label: name }))]}
          value={clusterId ?? "any"}
          onChange={(value) => setClusterId(value === "any" ? null : value)}
        />
        <TextField
          path="object"
          label={t("object")}
          description={t("objectHelp")}
          value={object}
          onChange={setObject}
        />
        <SelectField
          path="until"
          label={t("for")}
          choices={hours.map((value) => ({ value, label: t("hours", { count: Number(value) }) }))}
          value={duration}
          onChange={setDuration}
        />
        <TextField path="reason" label={t("reason")} value={reason} onChange={setReason} />
        <SaveActions label={t("silence")} isPending={silence.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
