"use client";

import type { RunPreview } from "@/lib/api/resources/run";

/** What guards and the minimum capacity say, each sentence once however many targets it is about. */
export function PreviewProblems({ batches }: { batches: readonly Pick<RunPreview["batches"][number], "problems">[] }) {
  const problems = new Map(
    batches.flatMap((batch) => batch.problems).map(({ message, severity }) => [message, severity] as const),
  );
  if (problems.size === 0) return null;
  return (
    <div role="status">
      <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
        {[...problems].map(([message, severity]) => (
          <li key={message} className={severity === "error" ? "text-bad" : "text-caution"}>
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
