import { detectFormat } from "@/lib/import/detect-format";
import type { ImportFormat } from "@/lib/import/model";
import type { Input } from "./read-input";
import { UsageError } from "./usage-error";

/** The format that was named, or the one that the content shows. */
export function formatOf({ name, text }: Input, named: ImportFormat | undefined): ImportFormat {
  const format = named ?? detectFormat(text);
  if (format === null) throw new UsageError("input.unknown_format", { name });
  return format;
}
