"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { StatusMark } from "@/components/ui/status-mark";
import { TextField } from "@/components/ui/text-field";
import { fingerprintCommand, namesFingerprint } from "./fingerprint-command";

type Props = {
  fingerprint: string;
  algorithm: string;
  pasted: string;
  onPaste: (text: string) => void;
  /** Pasting is the only way on: for keys that changed. */
  isRequired?: boolean;
};

/** How to get the fingerprint from the host itself, and a field that compares for those who can paste. */
export function CompareFingerprint({ fingerprint, algorithm, pasted, onPaste, isRequired = false }: Props) {
  const t = useTranslations("hosts.identity");
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">{t("how")}</p>
      <CodeBlock label={t("command")} text={fingerprintCommand(algorithm)} />
      <TextField
        mono
        label={t(isRequired ? "pasteRequired" : "paste")}
        autoComplete="off"
        value={pasted}
        onChange={onPaste}
      />
      <div role="status" className="min-h-5">
        {pasted.trim() === "" ? null : namesFingerprint(pasted, fingerprint) ? (
          <StatusMark shape="circle" tone="good">
            {t("same")}
          </StatusMark>
        ) : (
          <StatusMark shape="diamond" tone="bad">
            {t("different")}
          </StatusMark>
        )}
      </div>
    </div>
  );
}
