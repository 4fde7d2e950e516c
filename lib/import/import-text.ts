import { importDirectors } from "./import-directors";
import type { ImportFormat, ImportOptions, ImportResult, ImportSource } from "./model";

/**
 * Imports one file, with the files that it includes. Never throws, whatever the text: what cannot be read is in the
 * report, with its place.
 */
export function importText(
  format: ImportFormat,
  sources: readonly ImportSource[],
  options: ImportOptions = {},
): ImportResult {
  return importDirectors(format, [{ sources, options }]);
}
