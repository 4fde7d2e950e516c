import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { SettingsTabs } from "@/components/shell/settings-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listOperations } from "@/lib/api/openapi/list-operations";
import recorded from "@/lib/api/openapi/openapi.golden.json";
import { OperationEntry } from "./_components/operation-entry";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("api.title") };
}

/** The API for people, made of the same document that programs get: no script of somebody else, nothing to sign in to twice. */
export default async function Page() {
  await requireActor();
  const t = await getTranslations("settings");
  const document = (
    <a className="text-link text-sm underline" href="/api/v1/openapi.json">
      {t("api.document")}
    </a>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("api.description")} actions={document} />
      <SettingsTabs />
      <div className="grid gap-5">
        {[...listOperations(recorded)].map(([name, operations]) => (
          <Panel key={name} id={name} title={`/${name}`} padding="none">
            <ul className="divide-y divide-separator">
              {operations.map((operation) => (
                <OperationEntry key={`${operation.method} ${operation.path}`} operation={operation} />
              ))}
            </ul>
          </Panel>
        ))}
      </div>
    </>
  );
}
