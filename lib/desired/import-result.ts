import type { ImportInput } from "@/lib/api/resources/import";
import { detectFormat } from "@/lib/import/detect-format";
import { importDirectors } from "@/lib/import/import-directors";
import type { ImportFormat, ImportResult } from "@/lib/import/model";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { importFiles } from "./import-files";

/** Reads what people run already. Throws `input.invalid` when nobody says what format it has, and it does not tell. */
export function importResult({ format, sources }: ImportInput): ImportResult & { readonly format: ImportFormat } {
  const told = format ?? sources.map(({ text }) => detectFormat(text)).find((found) => found !== null);
  if (told === undefined) throw new AppError("input.invalid", { problems: [errorAt(["format"], "import.format")] });
  return { format: told, ...importDirectors(told, importFiles(sources)) };
}
