"use client";

import { useCluster } from "@/components/cluster/cluster-context";
import { EditService } from "@/components/service-form/edit-service";
import { Crumbs } from "@/components/shell/crumbs";
import type { ServiceResource } from "@/lib/api/resources/cluster";

/** The settings of one service as a form; it stays as it is when somebody removes the service meanwhile. */
export function EditSettings({ initial }: { initial: ServiceResource }) {
  const cluster = useCluster();
  const service = cluster.services.find(({ id }) => id === initial.id) ?? initial;
  return (
    <>
      <Crumbs
        crumbs={[
          { label: cluster.name, href: `/clusters/${cluster.id}` },
          { label: service.name, href: `/clusters/${cluster.id}/services/${service.id}` },
        ]}
      />
      <EditService cluster={cluster} service={service} />
    </>
  );
}
