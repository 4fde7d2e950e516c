"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { HostFields, type HostInput } from "@/components/hosts/host-fields";
import { Banner } from "@/components/ui/banner";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** Edits from the revision that was on screen when it opened: an edit of somebody else in between is not overwritten. */
export function EditHostDialog({ host, onClose }: { host: HostResource; onClose: () => void }) {
  const t = useTranslations("hosts");
  const [{ revision, ...before }] = useState(() => ({ ...inputOf(host), revision: host.revision }));
  const [input, setInput] = useState<HostInput>(before);
  const save = useSubmit(
    hostResourceSchema,
    (body: HostInput) => ({ path: apiPath`/hosts/${host.id}`, method: "PATCH", revision, body }),
    { refresh: ["/hosts"], onDone: onClose },
  );
  const isMoved = input.address !== before.address || input.port !== before.port;
  return (
    <Dialog isOpen onClose={onClose} title={t("editTitle", { name: host.name })}>
      <Form error={save.error} onSubmit={() => save.mutate(input)}>
        <HostFields value={input} onChange={setInput} />
        {isMoved ? <Banner tone="caution" title={t("moved")} /> : null}
        <SaveActions label={t("save")} isPending={save.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

function inputOf({ name, address, port, username, privilege }: HostResource): HostInput {
  return { name, address, port, username, privilege };
}
