"use client";

import { Equal, type LucideIcon, Minus, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Tone, toneText } from "@/components/ui/tone";
import { useSentence } from "@/components/ui/use-sentence";
import type { Action, PlanStep } from "@/lib/plan/model";

const looks: Readonly<Record<Action, { icon: LucideIcon; tone: Tone }>> = {
  create: { icon: Plus, tone: "good" },
  update: { icon: Pencil, tone: "info" },
  delete: { icon: Minus, tone: "bad" },
  "no-op": { icon: Equal, tone: "unclear" },
};

/** Steps with what each does and why. */
export function StepList({ steps }: { steps: readonly PlanStep[] }) {
  const t = useTranslations("clusters.plan");
  const say = useSentence("plan", "operations");
  return (
    <ul>
      {steps.map(({ id, action, title, reason }) => {
        const { icon: Icon, tone } = looks[action];
        return (
          <li key={id} className="flex items-baseline gap-2.5 py-1 text-[13px]">
            <span className={`inline-flex w-20 shrink-0 items-center gap-1.5 font-medium ${toneText[tone]}`}>
              <Icon aria-hidden="true" className="size-3.5 translate-y-0.5" />
              {t(`actions.${action}`)}
            </span>
            <span className="min-w-0 break-words">
              {say(title)} <span className="text-muted">{say(reason)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
