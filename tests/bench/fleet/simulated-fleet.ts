import { z } from "zod";

/** What the simulator says when its directors can be reached at 127.0.0.1, in their order. */
export const simulatedFleetSchema = z.object({ ports: z.array(z.number()), fingerprint: z.string() });

export type SimulatedFleet = z.infer<typeof simulatedFleetSchema>;
