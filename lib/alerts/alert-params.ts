import { z } from "zod";
import type { AlertParams } from "@/lib/model/alert/kinds";

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()])).catch({});

/** The column of alerts and events as what fills a sentence. */
export function alertParams(column: unknown): AlertParams {
  return paramsSchema.parse(column);
}
