import type { ConnectionCountResource } from "@/lib/api/resources/inspection";
import type { ConnectionCount } from "@/lib/ipvs/connections/model";

/** What was counted, as it leaves the server. */
export function presentCount(count: ConnectionCount): ConnectionCountResource {
  const { counted, read, isWhole, connections, clients, isClientsCut, templates } = count;
  return {
    ...{ counted, read, isWhole, connections, clients, isClientsCut, templates },
    states: [...count.states],
    topClients: count.topClients.map((client) => ({ ...client, states: [...client.states] })),
    someTemplates: [...count.someTemplates],
  };
}
