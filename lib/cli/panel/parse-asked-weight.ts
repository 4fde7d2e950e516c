import { InvalidArgumentError } from "commander";
import { type AskedWeight, askedWeightSchema } from "@/lib/model/asked-weight";

/** Reads a weight as the kernel takes it, or "50%". */
export function parseAskedWeight(text: string): AskedWeight {
  const weight = askedWeightSchema.safeParse(/^\d{1,5}$/.test(text) ? Number(text) : text);
  if (!weight.success) throw new InvalidArgumentError("0-65535, 0%-100%");
  return weight.data;
}
