"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useAuditAction } from "@/components/audit/use-audit-action";
import { DefinitionList } from "@/components/ui/definition-list";
import { DiffView } from "@/components/ui/diff-view";
import { Drawer } from "@/components/ui/drawer";
import { Moment } from "@/components/ui/moment";
import type { AuditResource } from "@/lib/api/resources/people";
import { AuditOutcome } from "./audit-table";
import { diffStates } from "./diff-states";

/** One entry in full: what it changed from what to what. */
export function AuditEntryDrawer({ entry, onClose }: { entry: AuditResource | null; onClose: () => void }) {
  const t = useTranslations("audit");
  const say = useAuditAction();
  return (
    <Drawer isOpen={entry !== null} onClose={onClose} title={entry === null ? "" : say(entry.action)}>
      {entry === null ? null : (
        <div className="flex flex-col gap-5">
          <DefinitionList
            entries={[
              { id: "at", term: t("columns.at"), value: <Moment at={entry.at} precision="millisecond" /> },
              { id: "actor", term: t("columns.actor"), value: entry.actorName },
              { id: "origin", term: t("columns.origin"), value: entry.origin || "–" },
              { id: "outcome", term: t("columns.outcome"), value: <AuditOutcome outcome={entry.outcome} /> },
              { id: "code", term: t("columns.code"), value: <code>{entry.action}</code> },
              { id: "object", term: t("columns.object"), value: `${entry.objectType} ${entry.objectName}` },
              ...(entry.operationId === null
                ? []
                : [
                    {
                      id: "operation",
                      term: t("columns.operation"),
                      value: (
                        <Link href={`/operations/${entry.operationId}`} className="text-link">
                          {t("openOperation")}
                        </Link>
                      ),
                    },
                  ]),
            ]}
          />
          <Change entry={entry} />
        </div>
      )}
    </Drawer>
  );
}

function Change({ entry }: { entry: AuditResource }) {
  const t = useTranslations("audit");
  const diff = diffStates(entry.before, entry.after);
  return (
    <section>
      <h3 className="mb-2 font-medium text-sm">{t("change")}</h3>
      {diff === "" ? (
        <p className="text-muted text-sm">{t("noChange")}</p>
      ) : (
        <DiffView label={t("change")} diff={diff} />
      )}
    </section>
  );
}
