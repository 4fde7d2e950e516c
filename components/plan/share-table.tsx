"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { TrafficShare } from "@/lib/plan/model";

/** How new connections will divide, service by service; only where that changes. */
export function ShareTable({ shares }: { shares: readonly TrafficShare[] }) {
  const t = useTranslations("clusters.plan.shares");
  const changed = shares.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return null;
  const services = [...new Set(changed.map(({ service }) => service))];
  const rows = shares.filter(({ service }) => services.includes(service));
  return (
    <Panel title={t("title")} description={t("about")} padding="none">
      <div className="overflow-x-auto">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("service")}</th>
              <th scope="col">{t("destination")}</th>
              <th scope="col" data-align="end">
                {t("before")}
              </th>
              <th scope="col" data-align="end">
                {t("after")}
              </th>
              <th scope="col" className="w-1/3">
                <span className="sr-only">{t("bar")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <ShareRow
                key={`${row.service} ${row.destination}`}
                share={row}
                isFirst={rows[index - 1]?.service !== row.service}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function ShareRow({
  share: { service, destination, before, after },
  isFirst,
}: {
  share: TrafficShare;
  isFirst: boolean;
}) {
  const format = useFormatter();
  const percent = (share: number | null): string =>
    share === null ? "–" : format.number(share, { style: "percent", maximumFractionDigits: 1 });
  return (
    <tr>
      <td className="font-medium">{isFirst ? service : null}</td>
      <th scope="row">{destination}</th>
      <td data-align="end" className="text-muted">
        {percent(before)}
      </td>
      <td data-align="end" className={before === after ? "" : "font-semibold"}>
        {percent(after)}
      </td>
      <td>
        <span aria-hidden="true" className="flex flex-col gap-0.5">
          <span className="h-1.5 rounded-full bg-muted/40" style={{ width: `${(before ?? 0) * 100}%` }} />
          <span className="h-1.5 rounded-full bg-accent" style={{ width: `${(after ?? 0) * 100}%` }} />
        </span>
      </td>
    </tr>
  );
}
