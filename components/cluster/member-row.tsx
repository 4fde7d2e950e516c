"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectBox } from "@/components/selection/select-box";
import type { Selection } from "@/components/selection/use-selection";
import { rowKey } from "../live/recent-samples";
import { trendMax } from "../live/trend";
import { EditFailure } from "./edit-failure";
import { FigureCells } from "./figure-cells";
import type { Figures } from "./figures";
import { HoldNote } from "./hold-note";
import { MemberMark } from "./member-mark";
import { memberFigures } from "./row-figures";
import type { MemberView, ServiceView } from "./service-view";
import { ShareCell } from "./share-cell";
import type { RowPlace } from "./table-row";
import { TrendCell } from "./trend-cell";
import { useWeightEdit, type WeightEdit } from "./use-weight-edit";
import { VerbMenu } from "./verb-menu";
import { WeightCell } from "./weight-cell";

type Props = {
  clusterId: string;
  view: ServiceView;
  member: MemberView;
  figures: Figures;
  canEdit: boolean;
  /** Null = nothing can be done to several at once. */
  selection: Selection | null;
  /** Everything that can be selected, as it is shown. */
  selectable: readonly string[];
  /** Undefined = every row of the table is drawn. */
  place: RowPlace | undefined;
};

/** One destination: what was asked, what the kernel has and what clients do with it. */
export function MemberRow({ clusterId, view, member, figures, canEdit, selection, selectable, place }: Props) {
  const t = useTranslations("runs.select");
  const { desired, endpoint } = member;
  const { edit, send, dismiss } = useWeightEdit(clusterId, desired);
  const name = desired === null ? endpoint : `${desired.realServerName} ${endpoint}`;
  const confirmed = confirmedWeight(member, edit, figures);
  const [before, setBefore] = useState<number | null>(null);
  const edited = (weight: number): void => {
    setBefore(confirmed);
    send({ weight });
  };
  return (
    <>
      <tr {...place} data-selected={desired !== null && selection?.has(desired.id) === true}>
        {selection === null ? null : (
          <td className="w-0">
            {desired === null ? null : (
              <SelectBox label={t("one", { name })} id={desired.id} shown={selectable} selection={selection} />
            )}
          </td>
        )}
        <th scope="row">
          <span className="flex items-baseline gap-x-2.5 whitespace-nowrap ps-4">
            {desired === null ? null : <span>{desired.realServerName}</span>}
            <span className="font-mono text-muted text-xs">{endpoint}</span>
          </span>
          {desired === null ? null : <HoldNote holds={desired.holds} />}
        </th>
        <td>
          <MemberMark state={member.state} />
        </td>
        <td className={figures.stale ? "stale" : undefined}>
          <WeightCell
            name={name}
            confirmed={confirmed}
            desired={desired?.weight ?? confirmed ?? 0}
            edit={edit}
            underWay={member.underWay}
            canEdit={canEdit && desired !== null && desired.hold === null}
            before={edit.kind === "confirmed" && edit.to === confirmed ? before : null}
            onSend={edited}
          />
        </td>
        {figures.columns.has("share") ? (
          <td className={figures.stale ? "stale" : undefined}>
            <ShareCell share={member.share} />
          </td>
        ) : null}
        <TrendCell rowKey={rowKey(view.key, endpoint)} max={membersMax(view, figures)} figures={figures} />
        <FigureCells row={memberFigures(member)} figures={figures} />
        <td data-align="end">
          {desired === null || !canEdit ? null : (
            <VerbMenu
              clusterId={clusterId}
              target={{ kind: "destinations", id: desired.id }}
              name={name}
              inspected={
                figures.directorId === null
                  ? null
                  : { directorId: figures.directorId, service: view.key, destination: endpoint }
              }
            />
          )}
        </td>
      </tr>
      {edit.kind === "refused" || edit.kind === "failed" ? (
        <tr>
          <td colSpan={99} className="bg-bad-soft">
            <EditFailure edit={edit} confirmed={confirmed} onSend={send} onDismiss={dismiss} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** The lines of a service's destinations share one scale, so that the busiest can be seen. */
function membersMax({ key, members }: ServiceView, { recent, trend }: Figures): number {
  return trendMax(
    recent,
    members.map(({ endpoint }) => rowKey(key, endpoint)),
    trend,
  );
}

/**
 * The weight that was last read back: by the newest sample, or by an operation after it. A destination that was never
 * applied has its desired weight only.
 */
function confirmedWeight({ desired, live }: MemberView, edit: WeightEdit, { freshAt }: Figures): number | null {
  const readAt = edit.kind === "confirmed" || edit.kind === "applying" ? edit.operation?.kernelReadAt : null;
  if (edit.kind !== "none" && readAt != null && (freshAt === null || readAt > freshAt)) return edit.to;
  return live?.weight ?? (desired?.appliedWeight === null ? desired.weight : null);
}
