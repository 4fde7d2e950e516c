"use client";

import { useTranslations } from "next-intl";
import { ApiError } from "@/lib/client/api-error";
import { Banner } from "./banner";
import { useErrorText } from "./use-error-text";

/** A change that was refused or failed, shown beside its button. Inside a form use Form, which also marks the fields. */
export function Failure({ error }: { error: Error | null }) {
  const t = useTranslations("common");
  const errorText = useErrorText();
  if (error === null) {
    return null;
  }
  const { text } = errorText(error);
  const problems = error instanceof ApiError ? error.problem.problems : [];
  return (
    <Banner role="alert" tone="bad" title={text}>
      {problems.length === 0 ? undefined : (
        <ul className="list-disc ps-4">
          {problems.map((problem) => (
            <li key={`${problem.path.join(".")} ${problem.code}`}>
              {problem.severity === "warning" ? t("warningPrefix", { message: problem.message }) : problem.message}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
