import type { InspectionQuestion } from "@/lib/api/resources/inspection";
import { readPayload } from "@/lib/db/read-payload";
import type { ConnectionScope, ScopedService } from "@/lib/ipvs/connections/model";
import { type Endpoint, parseEndpoint } from "@/lib/ipvs/parse-endpoint";
import { parseServiceKeyText } from "@/lib/ipvs/parse-service-key-text";
import { directorSnapshotSchema } from "@/lib/live/snapshot";
import type { InspectDeps } from "./deps";

type Asked = Extract<InspectionQuestion, { kind: "connections" }>;

/** What a question means on a director. The destinations of a service by mark are those of the newest sample. */
export async function connectionScope(
  deps: Pick<InspectDeps, "database">,
  directorId: string,
  { services, destination, client }: Asked,
): Promise<ConnectionScope> {
  const sampled = services === undefined ? new Map() : await sampledDestinations(deps, directorId);
  return {
    services:
      services?.flatMap((text): ScopedService[] => {
        const key = parseServiceKeyText(text);
        return key === null ? [] : [{ key, destinations: sampled.get(text) ?? [] }];
      }) ?? null,
    destination: destination === undefined ? null : parseEndpoint(destination),
    client: client ?? null,
  };
}

async function sampledDestinations(
  { database: { prisma } }: Pick<InspectDeps, "database">,
  directorId: string,
): Promise<ReadonlyMap<string, readonly Endpoint[]>> {
  const row = await prisma.liveSnapshot.findUnique({ where: { directorId } });
  const snapshot = await readPayload(directorSnapshotSchema, row?.payload);
  return new Map(
    snapshot?.services.map(({ key, destinations }) => [
      key,
      destinations.flatMap(({ key }) => parseEndpoint(key) ?? []),
    ]),
  );
}
