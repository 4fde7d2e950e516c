"use client";

import { useTranslations } from "next-intl";
import { HostMark } from "@/components/hosts/host-mark";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { SwitchField } from "@/components/ui/switch-field";
import type { HostResource } from "@/lib/api/resources/host";

type Props = {
  /** undefined while they are read. */
  hosts: readonly HostResource[] | undefined;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  error: Error | null;
  isPending: boolean;
  onRead: () => void;
};

/** Which hosts are the directors of one cluster. Only those whose key is confirmed can be read. */
export function ChooseDirectors({ hosts, chosen, onChange, error, isPending, onRead }: Props) {
  const t = useTranslations("import.page.directors");
  const toggle = (id: string, isChosen: boolean): void => {
    const changed = new Set(chosen);
    if (isChosen) changed.add(id);
    else changed.delete(id);
    onChange(changed);
  };
  if (hosts?.length === 0) {
    return (
      <Panel>
        <EmptyState title={t("noHosts")} actions={<ButtonLink href="/hosts">{t("toHosts")}</ButtonLink>} />
      </Panel>
    );
  }
  return (
    <Form error={error} onSubmit={onRead}>
      <Panel title={t("title")} description={t("about")}>
        <fieldset disabled={isPending} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <legend className="sr-only">{t("title")}</legend>
          {(hosts ?? []).map((host) => (
            <SwitchField
              key={host.id}
              label={host.name}
              description={<HostNote host={host} />}
              isDisabled={isPending || !canBeRead(host)}
              isSelected={chosen.has(host.id)}
              onChange={(isChosen) => toggle(host.id, isChosen)}
            />
          ))}
        </fieldset>
        <div className="mt-5 flex justify-end">
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={chosen.size === 0}>
            {t("read")}
          </Button>
        </div>
      </Panel>
    </Form>
  );
}

function HostNote({ host }: { host: HostResource }) {
  const t = useTranslations("import.page.directors");
  const [use] = host.uses.filter(({ role }) => role === "director");
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className="font-mono">{host.address}</span>
      <HostMark host={host} />
      {use === undefined ? null : t("taken", { cluster: use.clusterName })}
    </span>
  );
}

/** A director of a cluster is none of another, and an unconfirmed host is not signed in to. */
function canBeRead({ trust, uses }: HostResource): boolean {
  return trust === "trusted" && uses.every(({ role }) => role !== "director");
}
