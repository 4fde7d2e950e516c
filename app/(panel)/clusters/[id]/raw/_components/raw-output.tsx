"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { PrintedForm } from "@/lib/ipvs/print-listing";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { markChanges } from "./mark-changes";
import { printSnapshot } from "./print-snapshot";
import { useTextBefore } from "./use-text-before";

type Props = { snapshot: DirectorSnapshot; form: PrintedForm; command: string; stale: boolean };

/** One director's table as its terminal would show it, with what changed since the sample before. */
export function RawOutput({ snapshot, form, command, stale }: Props) {
  const t = useTranslations("live.raw");
  const text = printSnapshot(form, snapshot);
  const before = useTextBefore(`${snapshot.directorId} ${form}`, snapshot.freshAt ?? "", text);
  const lines = markChanges(before, text.trimEnd());
  return (
    <div className={`relative rounded-lg border border-border bg-sunken ${stale ? "stale" : ""}`}>
      <section
        aria-label={t("output", { command, director: snapshot.name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        className="overflow-auto rounded-lg py-3 ps-4 pe-12"
      >
        <pre className="font-mono text-[13px]/5">
          {lines.map((parts, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place on the screen is what a line is known by here.
            <span key={line} className="block min-h-5">
              {parts.map(({ text: part, changed }, index) =>
                changed ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                  <mark key={index} className="bg-foreground text-background">
                    {part}
                  </mark>
                ) : (
                  part
                ),
              )}
            </span>
          ))}
        </pre>
      </section>
      <div className="absolute end-2 top-2 rounded-md bg-sunken">
        <CopyButton text={text} />
      </div>
    </div>
  );
}
