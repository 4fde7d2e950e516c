"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { emptyRealServer, RealServerFields, type RealServerForm } from "@/components/cluster/real-server-fields";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { FormFold } from "@/components/ui/form-fold";
import { NumberField } from "@/components/ui/number-field";
import { RadioCards } from "@/components/ui/radio-cards";
import { SaveActions } from "@/components/ui/save-actions";
import { SelectField } from "@/components/ui/select-field";
import {
  type ClusterResource,
  destinationResourceSchema,
  realServerResourceSchema,
  type ServiceResource,
} from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { callApi } from "@/lib/client/call-api";
import { refreshPaths } from "@/lib/client/refresh-paths";
import { mapsPorts } from "@/lib/model/maps-ports";
import { ForwardingFields } from "./forwarding-fields";
import { directRouting, type ForwardingForm, forwardingFormOf } from "./forwarding-form";
import { type MemberForm, memberBody, newMember } from "./member-form";
import { ThresholdFields } from "./threshold-fields";

type Props = { cluster: ClusterResource; service: ServiceResource; onClose: () => void };

/** Puts a real server into a service: one the cluster has, or a new one made on the spot. */
export function DestinationDialog({ cluster, service, onClose }: Props) {
  const t = useTranslations("clusters.destinations");
  const queryClient = useQueryClient();
  const used = new Set(service.destinations.map(({ realServerId }) => realServerId));
  const free = cluster.realServers.filter(({ id }) => !used.has(id));
  const [source, setSource] = useState<"existing" | "new">(free.length > 0 ? "existing" : "new");
  const [realServerId, setRealServerId] = useState<string | null>(free[0]?.id ?? null);
  const [fresh, setFresh] = useState<RealServerForm>(emptyRealServer);
  const [member, setMember] = useState<MemberForm>(() => newMember(""));
  const [method, setMethod] = useState<ForwardingForm>(() => {
    const [other] = service.destinations;
    return other === undefined ? directRouting : forwardingFormOf(other);
  });

  const add = useMutation<unknown, Error>({
    async mutationFn() {
      const id = source === "new" ? await createRealServer() : (realServerId ?? "");
      return await callApi(destinationResourceSchema, {
        method: "POST",
        path: apiPath`/services/${service.id}/destinations`,
        body: memberBody({ ...member, realServerId: id }, method),
      });
    },
    onSuccess: onClose,
    onSettled: () => refreshPaths(queryClient, ["/clusters"]),
  });

  /** Once made it stays made: when the second call is refused, the form goes on with the real server that now exists. */
  async function createRealServer(): Promise<string> {
    const { id } = await callApi(realServerResourceSchema, {
      method: "POST",
      path: apiPath`/clusters/${cluster.id}/real-servers`,
      body: fresh,
    });
    setSource("existing");
    setRealServerId(id);
    return id;
  }

  return (
    <Dialog isOpen title={t("addTo", { service: service.name })} onClose={onClose}>
      <Form error={add.error} onSubmit={() => add.mutate()}>
        <RadioCards
          label={t("source")}
          columns={2}
          value={source}
          onChange={setSource}
          choices={[
            {
              value: "existing",
              label: t("existing"),
              description: t("existingAbout", { count: free.length }),
              isDisabled: free.length === 0,
            },
            { value: "new", label: t("new"), description: t("newAbout") },
          ]}
        />
        {source === "existing" ? (
          <SelectField
            isRequired
            label={t("realServer")}
            path="realServerId"
            placeholder={t("choose")}
            value={realServerId}
            onChange={setRealServerId}
            choices={free.map(({ id, name, address }) => ({ value: id, label: name, description: address }))}
          />
        ) : (
          <RealServerFields form={fresh} onChange={setFresh} />
        )}
        <ForwardingFields value={method} path={[]} onChange={setMethod} />
        <div className="grid gap-3 sm:grid-cols-2">
          <NumberField
            isRequired
            label={t("weight")}
            path="weight"
            minValue={0}
            maxValue={65535}
            value={member.weight}
            onChange={(weight) => setMember({ ...member, weight })}
          />
          {mapsPorts(method.forwarding) ? (
            <NumberField
              label={t("port")}
              path="port"
              description={t("portAbout")}
              minValue={0}
              maxValue={65535}
              value={member.port}
              onChange={(port) => setMember({ ...member, port })}
            />
          ) : null}
        </div>
        <FormFold title={t("thresholds")} paths={["upperThreshold", "lowerThreshold"]}>
          <ThresholdFields
            path={[]}
            value={member}
            onChange={(thresholds) => setMember({ ...member, ...thresholds })}
          />
        </FormFold>
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
