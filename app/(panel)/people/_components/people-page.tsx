"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/session";
import { SettingsTabs } from "@/components/shell/settings-tabs";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { pageSchema } from "@/lib/api/resources/common";
import { type PersonResource, personResourceSchema } from "@/lib/api/resources/people";
import { useResource } from "@/lib/client/use-resource";
import { AddPersonDialog } from "./add-person-dialog";
import { PeopleTable } from "./people-table";

/** Everybody with an account. Nobody is ever deleted: the trail speaks of them. */
export function PeoplePage({ initial }: { initial: PersonResource[] }) {
  const t = useTranslations("access.people");
  const settings = useTranslations("settings");
  const mayManage = useCan("people.manage");
  const [isAdding, setAdding] = useState(false);
  const people = useResource(pageSchema(personResourceSchema), "/people", { initial: { items: initial, next: null } });
  const add = (
    <Button variant="primary" icon={<UserPlus aria-hidden="true" />} onPress={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={settings("title")} />
      <SettingsTabs />
      {people.isError ? <ErrorState error={people.error} onRetry={() => void people.refetch()} /> : null}
      <Panel padding="none" title={t("title")} description={t("description")} {...(mayManage ? { actions: add } : {})}>
        <PeopleTable people={people.data?.items ?? []} />
      </Panel>
      {isAdding ? <AddPersonDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
