import { z } from "zod";
import { idSchema } from "./common";
import { createImportSchema } from "./import";

/** POST /imports/discovered/preview. */
export const discoveredInputSchema = z.object({
  /** Finished operations of kind `host_discover`: one for each director of one cluster, the first one's settings count. */
  operationIds: z.array(idSchema).min(1, "import.directors").max(32, "import.directors"),
});

/** POST /imports/discovered: the same, and what a person decides. Directors and real servers are named as in the preview. */
export const createDiscoveredSchema = discoveredInputSchema.extend(
  createImportSchema.pick({ name: true, directors: true, realServers: true }).shape,
);

export type DiscoveredInput = z.output<typeof discoveredInputSchema>;
export type CreateDiscovered = z.output<typeof createDiscoveredSchema>;
