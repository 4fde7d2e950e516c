"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsTabs } from "@/components/shell/settings-tabs";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { pageSchema } from "@/lib/api/resources/common";
import { type TokenResource, tokenResourceSchema } from "@/lib/api/resources/token";
import { useResource } from "@/lib/client/use-resource";
import { AddTokenDialog } from "./add-token-dialog";
import { TokenTable } from "./token-table";

/** What lets programs act for people: one's own tokens, and those of everybody for an admin. */
export function TokensPage({ initial }: { initial: TokenResource[] }) {
  const t = useTranslations("access.tokens");
  const settings = useTranslations("settings");
  const [isAdding, setAdding] = useState(false);
  const tokens = useResource(pageSchema(tokenResourceSchema), "/tokens", { initial: { items: initial, next: null } });
  const add = (
    <Button variant="primary" icon={<KeyRound aria-hidden="true" />} onPress={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={settings("title")} />
      <SettingsTabs />
      {tokens.isError ? <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} /> : null}
      <Panel padding="none" title={t("title")} description={t("description")} actions={add}>
        {tokens.isPending ? <SkeletonRows rows={3} label={t("title")} /> : null}
        {tokens.data === undefined ? null : <TokenTable tokens={tokens.data.items} />}
      </Panel>
      {isAdding ? <AddTokenDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
