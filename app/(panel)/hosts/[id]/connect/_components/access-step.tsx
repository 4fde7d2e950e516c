"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { allowSudoCommand } from "@/components/hosts/install-commands";
import { CodeBlock } from "@/components/ui/code-block";
import { Panel } from "@/components/ui/panel";
import { RadioCards } from "@/components/ui/radio-cards";
import type { HostResource } from "@/lib/api/resources/host";
import { InstallLine } from "./install-line";
import { OneTimePassword } from "./one-time-password";
import { UploadKey } from "./upload-key";

type Props = { host: HostResource; publicKey: string | null; onGranted: () => void };

/** How the worker may sign in: three ways, the first one needs no secret at all. */
export function AccessStep({ host, publicKey, onGranted }: Props) {
  const t = useTranslations("hosts.access");
  const [way, setWay] = useState<"line" | "password" | "upload">(
    host.credential === "uploaded_key" ? "upload" : "line",
  );
  return (
    <Panel title={t("title")} description={t("description")}>
      <div className="flex flex-col gap-5">
        <RadioCards
          columns={3}
          label={t("way")}
          value={way}
          onChange={setWay}
          choices={[
            { value: "line", label: t("line"), description: t("lineHelp") },
            { value: "password", label: t("password"), description: t("passwordHelp") },
            { value: "upload", label: t("upload"), description: t("uploadHelp") },
          ]}
        />
        {host.privilege === "sudo" ? (
          <div className="flex flex-col gap-2">
            <p className="text-sm">{t("sudo", { user: host.username })}</p>
            <CodeBlock wrap label={t("sudoCommand")} text={allowSudoCommand(host.username)} />
          </div>
        ) : null}
        {way === "line" ? <InstallLine host={host} publicKey={publicKey} onGranted={onGranted} /> : null}
        {way === "password" ? <OneTimePassword host={host} onGranted={onGranted} /> : null}
        {way === "upload" ? <UploadKey host={host} onGranted={onGranted} /> : null}
      </div>
    </Panel>
  );
}
