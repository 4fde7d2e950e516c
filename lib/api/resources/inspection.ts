import { z } from "zod";
import { parseEndpoint } from "@/lib/ipvs/parse-endpoint";
import { parseServiceKeyText } from "@/lib/ipvs/parse-service-key-text";
import { addressSchema } from "@/lib/model/address";
import { idSchema, sentenceSchema, timestampSchema } from "./common";

export const logNameSchema = z.enum(["keepalived", "ipvs"]);

/** POST /directors/{id}/inspections: what the worker is to look up there, once. */
export const inspectionQuestionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("connections"),
    /** Keys as in live snapshots, e.g. "TCP 10.0.0.1:80"; left out = of every service. */
    services: z
      .array(z.string().refine((text) => parseServiceKeyText(text) !== null))
      .min(1)
      .max(1000)
      .optional(),
    /** "10.0.0.21:80": only connections to this destination. Port 0 = any. */
    destination: z
      .string()
      .refine((text) => parseEndpoint(text) !== null)
      .optional(),
    /** Only connections of this client, and what keeps it with a destination. */
    client: addressSchema.optional(),
  }),
  z.object({ kind: z.literal("log"), log: logNameSchema }),
]);

const countSchema = z.number();
const stateCountSchema = z.object({ state: z.string(), count: countSchema });

export const connectionCountSchema = z.object({
  /** What the kernel counts for all destinations of the director together. */
  counted: countSchema,
  /** Entries of the table that were looked at. */
  read: countSchema,
  /** False = the time was over before the end of the table: all figures are of those that were read. */
  isWhole: z.boolean(),
  /** Of what was asked for, as all that follows. */
  connections: countSchema,
  states: z.array(stateCountSchema),
  clients: countSchema,
  /** True = there are more clients than `clients`. */
  isClientsCut: z.boolean(),
  topClients: z.array(
    z.object({
      address: z.string(),
      connections: countSchema,
      states: z.array(stateCountSchema),
      soonestExpirySec: z.number(),
    }),
  ),
  templates: countSchema,
  /** At most 200 of the templates, in no order. */
  someTemplates: z.array(
    z.object({
      client: z.string(),
      service: z.string(),
      destination: z.object({ address: z.string(), port: z.number() }),
      expiresSec: z.number(),
    }),
  ),
});

export const inspectionAnswerSchema = z.discriminatedUnion("kind", [
  connectionCountSchema.extend({ kind: z.literal("connections") }),
  z.object({
    kind: z.literal("log"),
    /** "journal", "dmesg" or a file; null = nothing was found. */
    source: z.string().nullable(),
    lines: z.array(z.string()),
  }),
]);

export const inspectionResourceSchema = z.object({
  id: idSchema,
  directorId: idSchema,
  state: z.enum(["pending", "ready", "failed"]),
  question: inspectionQuestionSchema,
  /** Null until ready. */
  answer: inspectionAnswerSchema.nullable(),
  /** Why there is none. */
  problem: sentenceSchema.nullable(),
  actorName: z.string(),
  createdAt: timestampSchema,
  /** When the director was read. */
  readAt: timestampSchema.nullable(),
});

export type LogName = z.infer<typeof logNameSchema>;
/** As it is asked, before addresses are put in their one spelling. */
export type InspectionAsk = z.input<typeof inspectionQuestionSchema>;
export type InspectionQuestion = z.infer<typeof inspectionQuestionSchema>;
export type ConnectionCountResource = z.infer<typeof connectionCountSchema>;
export type InspectionAnswer = z.infer<typeof inspectionAnswerSchema>;
export type InspectionResource = z.infer<typeof inspectionResourceSchema>;
