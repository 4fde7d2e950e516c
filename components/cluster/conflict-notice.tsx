"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

export type FieldChange = { readonly label: string; readonly before: string; readonly after: string };

type Props = {
  /** What the others changed since the form was opened. */
  changes: readonly FieldChange[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Somebody else saved first: what they changed, and the choice between their values and one's own. */
export function ConflictNotice({ changes, onKeepMine, onTakeTheirs }: Props) {
  const t = useTranslations("clusters.conflict");
  return (
    <Banner
      role="alert"
      tone="caution"
      title={t("title")}
      actions={
        <>
          <Button onPress={onTakeTheirs}>{t("takeTheirs")}</Button>
          <Button onPress={onKeepMine}>{t("keepMine")}</Button>
        </>
      }
    >
      {changes.length === 0 ? (
        <p>{t("elsewhere")}</p>
      ) : (
        <ul className="list-disc ps-4">
          {changes.map(({ label, before, after }) => (
            <li key={label}>{t("change", { label, before, after })}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
