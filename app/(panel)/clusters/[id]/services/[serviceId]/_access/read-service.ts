import type { ServiceResource } from "@/lib/api/resources/cluster";
import { readCluster } from "../../../_access/read-cluster";

/** The service a page is about; null when there is none or the reader may not know of it. */
export async function readService({
  id,
  serviceId,
}: {
  id: string;
  serviceId: string;
}): Promise<ServiceResource | null> {
  const cluster = await readCluster(id);
  return cluster?.services.find((service) => service.id === serviceId) ?? null;
}
