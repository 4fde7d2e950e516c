"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { OverrideDialog } from "@/components/plan/override-dialog";
import { Button } from "@/components/ui/button";
import type { ProblemResource } from "@/lib/api/resources/common";
import { guardNameSchema } from "@/lib/model/guard-name";
import { useMayOverride } from "./use-may-override";
import type { WeightWish } from "./use-weight-edit";

type Props = { to: number; problems: readonly ProblemResource[]; onSend: (wish: WeightWish) => void };

/** Lets who may have a weight set that guards forbid. */
export function OverrideWeight({ to, problems, onSend }: Props) {
  const t = useTranslations("clusters.guards");
  const live = useTranslations("live.weight");
  const mayOverride = useMayOverride();
  const [isOpen, setOpen] = useState(false);
  const forbidding = guardNameSchema.options.flatMap((guard) => {
    const messages = problems.filter(({ code }) => code === `guard.${guard}`).map(({ message }) => message);
    return messages.length === 0 ? [] : [{ guard, messages }];
  });
  if (!mayOverride) return <span className="text-muted">{t("mayNotOverride")}</span>;
  return (
    <>
      <Button variant="quiet" onPress={() => setOpen(true)}>
        {t("override")}
      </Button>
      {isOpen ? (
        <OverrideDialog
          forbidding={forbidding}
          confirmLabel={live("takeOver", { to })}
          isPending={false}
          error={null}
          onOverride={(override) => onSend({ weight: to, override })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
