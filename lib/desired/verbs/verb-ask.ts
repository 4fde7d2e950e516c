import type { Restore, SetWeight, TakeOut } from "@/lib/api/resources/verb";
import type { HoldKind } from "@/lib/model/hold";

/** What somebody wants done. */
export type VerbAsk =
  | ({ readonly verb: HoldKind } & TakeOut)
  | ({ readonly verb: "restore" } & Restore)
  | ({ readonly verb: "weight" } & SetWeight);

/** To what: one destination, or a real server in all its services. */
export type VerbTarget = { readonly kind: "destination" | "realServer"; readonly id: string };
