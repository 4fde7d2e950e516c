import type { VerbResult } from "@/lib/api/resources/verb";
import type { Operation } from "@/lib/db/generated/client";
import type { Problem } from "@/lib/model/problem";
import type { VerbAsk, VerbTarget } from "./verb-ask";

export type VerbOutcome =
  | { readonly kind: "operation"; readonly operation: Operation; readonly clusterName: string }
  /** Nothing is pushed: everything is in force already, waits for a plan, or was only asked about. */
  | {
      readonly kind: "answer";
      readonly result: Omit<VerbResult, "problems"> & { readonly problems: readonly Problem[] };
    };

export type VerbInput = {
  readonly target: VerbTarget;
  readonly ask: VerbAsk;
  /** Only these of the target's destinations; a weight goes before that of the ask, null leaves it to the ask. */
  readonly only?: ReadonlyMap<string, number | null>;
  readonly idempotencyKey?: string | undefined;
  readonly now: Date;
};
