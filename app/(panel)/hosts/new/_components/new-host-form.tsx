"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConnectSteps } from "@/components/hosts/connect-steps";
import { HostFields, type HostInput } from "@/components/hosts/host-fields";
import { Crumbs } from "@/components/shell/crumbs";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { callApi } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";

const blank: HostInput = { name: "", address: "", port: 22, username: "root", privilege: "root" };

/** First step of adding a host. What is typed here is saved at once, so that the next steps survive a closed tab. */
export function NewHostForm() {
  const t = useTranslations("hosts");
  const router = useRouter();
  const [input, setInput] = useState(blank);
  const create = useSubmit(hostResourceSchema, (body: HostInput) => ({ path: "/hosts", method: "POST", body }), {
    refresh: ["/hosts"],
    onDone: async ({ id }) => {
      // The next page offers the scan again if this request is lost.
      await callApi(operationResourceSchema, { path: apiPath`/hosts/${id}/scan`, method: "POST" }).catch(() => null);
      router.push(`/hosts/${id}/connect`);
    },
  });
  return (
    <>
      <Crumbs crumbs={[{ label: t("add") }]} />
      <PageHeader title={t("add")} description={t("addDescription")} />
      <div className="max-w-3xl">
        <ConnectSteps current={0} />
        <Panel title={t("steps.address")}>
          <Form error={create.error} onSubmit={() => create.mutate(input)}>
            <HostFields value={input} onChange={setInput} />
            <DialogActions>
              <ButtonLink href="/hosts">{t("cancel")}</ButtonLink>
              <Button type="submit" variant="primary" isPending={create.isPending || create.isSuccess}>
                {t("addAndScan")}
              </Button>
            </DialogActions>
          </Form>
        </Panel>
      </div>
    </>
  );
}
