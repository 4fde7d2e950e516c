import type { Database } from "@/lib/db/database";

/** What use cases on desired state need from outside. */
export type DesiredDeps = { readonly database: Database };
