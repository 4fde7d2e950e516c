import type { z } from "zod";
import { sentenceSchema } from "@/lib/api/resources/common";
import { type HostResource, hostFactsSchema, hostResourceSchema } from "@/lib/api/resources/host";
import type { Prisma } from "@/lib/db/generated/client";

/** What `presentHost` reads along with the row; of the secret only whether it is there. */
export const hostInclude = {
  secret: { select: { sealedKey: true } },
  directors: { select: { cluster: { select: { id: true, name: true } } } },
  realServers: { select: { cluster: { select: { id: true, name: true } } } },
} as const satisfies Prisma.HostInclude;

type HostRow = Prisma.HostGetPayload<{ include: typeof hostInclude }>;

/** A host as people see it. Sealed credentials never leave. */
export function presentHost(row: HostRow): HostResource {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    port: row.port,
    username: row.username,
    privilege: row.privilege,
    credential: row.credential,
    hasUploadedKey: typeof row.secret?.sealedKey === "string",
    trust: row.trust,
    hostKeyFingerprint: row.hostKeyFingerprint,
    offeredHostKey: read(hostResourceSchema.shape.offeredHostKey, row.offeredHostKey),
    connection: row.connection,
    connectionProblem: read(sentenceSchema.nullable(), row.connectionProblem),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    facts: read(hostFactsSchema.nullable(), row.facts),
    factsAt: row.factsAt?.toISOString() ?? null,
    uses: [...uses(row.directors, "director"), ...uses(row.realServers, "real-server")],
    revision: row.revision,
  };
}

/** JSON that an older version wrote in another shape reads as "not known". */
function read<T>(schema: z.ZodType<T | null>, json: unknown): T | null {
  return schema.safeParse(json).data ?? null;
}

function uses(
  parts: readonly { cluster: { id: string; name: string } }[],
  role: "director" | "real-server",
): HostResource["uses"] {
  return parts.map(({ cluster }) => ({ clusterId: cluster.id, clusterName: cluster.name, role }));
}
