import { InvalidArgumentError } from "commander";
import { weightSchema } from "@/lib/model/atoms";

/** Reads a weight as the kernel takes it. */
export function parseWeight(text: string): number {
  const weight = weightSchema.safeParse(/^\d{1,5}$/.test(text) ? Number(text) : text);
  if (!weight.success) throw new InvalidArgumentError("0-65535");
  return weight.data;
}
