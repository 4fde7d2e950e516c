"use client";

import { Ban, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Moment } from "@/components/ui/moment";
import type { TokenResource } from "@/lib/api/resources/token";
import { RevokeTokenDialog } from "./revoke-token-dialog";

/** Tokens with what they may do, until when, and when they were used last. */
export function TokenTable({ tokens }: { tokens: readonly TokenResource[] }) {
  const t = useTranslations("access.tokens");
  const verbs = useTranslations("access.verbs");
  const [revoking, setRevoking] = useState<TokenResource | null>(null);
  const columns: Column<TokenResource>[] = [
    {
      id: "name",
      header: t("name"),
      isRowHeader: true,
      cell: ({ name, hint }) => (
        <span className="flex flex-col">
          <span className="font-medium">{name}</span>
          <span className="font-mono text-muted text-xs">{hint}…</span>
        </span>
      ),
    },
    { id: "owner", header: t("owner"), className: "max-md:hidden", cell: ({ ownerName }) => ownerName },
    {
      id: "may",
      header: t("may"),
      cell: (token) => (
        <span className="flex flex-wrap gap-1">
          <Badge>{t("read")}</Badge>
          {token.verbs.map((verb) => (
            <Badge key={verb}>{verbs(verb)}</Badge>
          ))}
        </span>
      ),
    },
    { id: "scope", header: t("scope"), className: "max-lg:hidden", cell: (token) => <Scope token={token} /> },
    {
      id: "used",
      header: t("used"),
      className: "max-sm:hidden",
      cell: ({ lastUsedAt }) => <Moment at={lastUsedAt} precision="minute" />,
    },
    { id: "expires", header: t("expires"), cell: ({ expiresAt }) => <Moment at={expiresAt} precision="minute" /> },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-24",
      cell: (token) =>
        token.revokedAt === null ? (
          <IconButton label={t("revokeOf", { name: token.name })} onPress={() => setRevoking(token)}>
            <Ban aria-hidden="true" className="size-4" />
          </IconButton>
        ) : (
          <Badge tone="rest">{t("revoked")}</Badge>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        items={tokens}
        itemKey={({ id }) => id}
        empty={
          <EmptyState icon={KeyRound} title={t("none")}>
            {t("noneAbout")}
          </EmptyState>
        }
      />
      {revoking === null ? null : <RevokeTokenDialog token={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function Scope({ token: { clusterIds, serviceIds } }: { token: TokenResource }) {
  const t = useTranslations("access.tokens");
  if (serviceIds.length > 0) return t("services", { count: serviceIds.length });
  return clusterIds.length > 0 ? t("clusters", { count: clusterIds.length }) : t("everywhere");
}
