"use client";

import { useTranslations } from "next-intl";
import type { ForwardingPath } from "./topology-graph";

/** How the lines are read, and which way answers take with the forwarding methods that are in use. */
export function TopologyLegend({ paths }: { paths: readonly ForwardingPath[] }) {
  const t = useTranslations("clusters.topology");
  const methods = [...new Set(paths.flatMap((path) => path.methods))];
  return (
    <div className="mt-4 flex flex-col gap-1 border-separator border-t pt-3 text-muted text-xs/5">
      <p>{t("legend")}</p>
      {methods.map((method) => (
        <p key={method}>
          <span className="font-medium text-foreground">{t(`method.${method}`)}</span> {t(`answers.${method}`)}
        </p>
      ))}
    </div>
  );
}
