"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { ConnectionsAnswer } from "./connections-answer";
import { Inspected } from "./inspected";
import { useInspection } from "./use-inspection";

type Props = {
  /** Where to look; null = there is no director. */
  director: { readonly id: string; readonly name: string } | null;
  /** Keys of a service in the kernel; null = of everything that the director carries. */
  services: readonly string[] | null;
};

/** Who is connected, looked up once when somebody wants to know. */
export function ConnectionsPanel({ director, services }: Props) {
  const t = useTranslations("live.inspect");
  const [client, setClient] = useState("");
  const inspecting = useInspection();
  if (!useCan("director.inspect") || director === null) return null;
  const look = (): void => {
    const narrowed = client.trim() === "" ? {} : { client: client.trim() };
    const ofService = services === null ? {} : { services: [...services] };
    const question = { kind: "connections" as const, ...ofService, ...narrowed };
    inspecting.mutate({ directorId: director.id, question });
  };
  return (
    <Panel
      title={t("connections")}
      description={t(services === null ? "allAbout" : "connectionsAbout", { director: director.name })}
    >
      <Form error={inspecting.error} className="mb-3 flex flex-col gap-3" onSubmit={look}>
        <div className="flex flex-wrap items-start gap-3">
          <TextField
            mono
            path="client"
            className="w-64"
            label={t("client")}
            placeholder={t("anyClient")}
            value={client}
            onChange={setClient}
          />
          <Button
            type="submit"
            className="mt-6"
            icon={<Eye aria-hidden="true" className="size-4" />}
            isPending={inspecting.isPending}
          >
            {t("look")}
          </Button>
        </div>
      </Form>
      <Inspected inspecting={inspecting} label={t("connections")}>
        {(answer) => (answer.kind === "connections" ? <ConnectionsAnswer count={answer} /> : null)}
      </Inspected>
    </Panel>
  );
}
