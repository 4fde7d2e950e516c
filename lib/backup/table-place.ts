import pg from "pg";
import type { SavedTable } from "./manifest";

/** A table and its columns as COPY takes them. */
export function tablePlace({ name, columns }: SavedTable): string {
  return `public.${pg.escapeIdentifier(name)} (${columns.map(pg.escapeIdentifier).join(", ")})`;
}
