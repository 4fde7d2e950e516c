"use client";

import { useTranslations } from "next-intl";
import { RowList } from "@/components/cluster/row-list";
import { TextField } from "@/components/ui/text-field";
import type { FreezeWindow } from "@/lib/model/freeze-window";
import { WeekdayField } from "./weekday-field";

type Props = {
  value: readonly FreezeWindow[];
  isDisabled: boolean;
  onChange: (value: readonly FreezeWindow[]) => void;
};

/** Times in which nothing is pushed: every week, or once. */
export function FreezeWindowList({ value, isDisabled, onChange }: Props) {
  const t = useTranslations("clusters.guards");
  return (
    <RowList<FreezeWindow>
      label={t("freezeWindows")}
      description={t("freezeWindowsAbout")}
      path="freezeWindows"
      rows={value}
      onChange={onChange}
      isDisabled={isDisabled}
      additions={[
        { id: "weekly", label: t("addWeekly"), row: firstWeekly },
        { id: "dated", label: t("addDated"), row: firstDated },
      ]}
    >
      {(window, index, change) => (
        <div className="flex min-w-0 flex-1 flex-col gap-3">
          {window.kind === "weekly" ? (
            <WeekdayField
              path={["freezeWindows", index, "days"]}
              value={window.days}
              isDisabled={isDisabled}
              onChange={(days) => change({ ...window, days })}
            />
          ) : null}
          <div className="grid gap-3 sm:grid-cols-3">
            {(["from", "to", "timeZone"] as const).map((field) => (
              <TextField
                key={field}
                label={t(`window.${field}`)}
                path={["freezeWindows", index, field]}
                placeholder={field === "timeZone" ? "Europe/Berlin" : placeholders[window.kind]}
                isDisabled={isDisabled}
                value={window[field].replace("T", " ")}
                onChange={(text) => change({ ...window, [field]: asSent(window, field, text) })}
              />
            ))}
          </div>
        </div>
      )}
    </RowList>
  );
}

const placeholders = { weekly: "22:00", dated: "2026-12-24 12:00" } as const;

/** People write a space between date and time; the API takes ISO 8601. */
function asSent({ kind }: FreezeWindow, field: "from" | "to" | "timeZone", text: string): string {
  return kind === "dated" && field !== "timeZone" ? text.replace(" ", "T") : text;
}

function firstWeekly(): FreezeWindow {
  return { kind: "weekly", days: [5], from: "16:00", to: "23:59", timeZone: ownTimeZone() };
}

function firstDated(): FreezeWindow {
  return { kind: "dated", from: "", to: "", timeZone: ownTimeZone() };
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
