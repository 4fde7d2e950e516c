"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { type RealServerResource, realServerResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { ConflictNotice, fieldChanges } from "./conflict-notice";
import { keepMine } from "./keep-mine";
import { emptyRealServer, RealServerFields, type RealServerForm } from "./real-server-fields";
import { SaveActions } from "./save-actions";
import { isConflict, useEditBase } from "./use-edit-base";

type Props = { clusterId: string; realServer: RealServerResource | null; onClose: () => void };

/** Adds a real server to a cluster, or edits one. */
export function RealServerDialog({ clusterId, realServer, onClose }: Props) {
  return realServer === null ? (
    <NewRealServer clusterId={clusterId} onClose={onClose} />
  ) : (
    <EditRealServer realServer={realServer} onClose={onClose} />
  );
}

function NewRealServer({ clusterId, onClose }: { clusterId: string; onClose: () => void }) {
  const t = useTranslations("clusters.realServers");
  const [form, setForm] = useState<RealServerForm>(emptyRealServer);
  const add = useSubmit(
    realServerResourceSchema,
    () => ({ method: "POST" as const, path: apiPath`/clusters/${clusterId}/real-servers`, body: form }),
    { refresh: ["/clusters"], onDone: onClose },
  );
  return (
    <Dialog isOpen title={t("add")} onClose={onClose}>
      <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
        <RealServerFields form={form} onChange={setForm} />
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

function EditRealServer({ realServer, onClose }: { realServer: RealServerResource; onClose: () => void }) {
  const t = useTranslations("clusters.realServers");
  const { base, rebase } = useEditBase(realServer);
  const [form, setForm] = useState<RealServerForm>(() => formOf(realServer));
  const save = useSubmit(
    realServerResourceSchema,
    () => ({
      method: "PATCH" as const,
      path: apiPath`/real-servers/${realServer.id}`,
      body: changes(form, base),
      revision: base.revision,
    }),
    { refresh: ["/clusters"], onDone: onClose },
  );
  const conflict = isConflict(save.error);
  const settle = (): void => {
    rebase();
    save.reset();
  };
  return (
    <Dialog isOpen title={t("edit", { name: realServer.name })} onClose={onClose}>
      <Form error={conflict ? null : save.error} onSubmit={() => save.mutate(undefined)}>
        {conflict ? (
          <ConflictNotice
            changes={fieldChanges([
              { label: t("name"), before: base.name, after: realServer.name },
              { label: t("address"), before: base.address, after: realServer.address },
            ])}
            onKeepMine={() => {
              setForm(keepMine(form, formOf(base), formOf(realServer)));
              settle();
            }}
            onTakeTheirs={() => {
              setForm(formOf(realServer));
              settle();
            }}
          />
        ) : null}
        <RealServerFields form={form} onChange={setForm} />
        <SaveActions label={t("save")} isPending={save.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

function formOf({ name, address, hostId }: RealServerResource): RealServerForm {
  return { name, address, hostId };
}

function changes(form: RealServerForm, base: RealServerResource): Partial<RealServerForm> {
  return {
    ...(form.name === base.name ? {} : { name: form.name }),
    ...(form.address === base.address ? {} : { address: form.address }),
    ...(form.hostId === base.hostId ? {} : { hostId: form.hostId }),
  };
}
