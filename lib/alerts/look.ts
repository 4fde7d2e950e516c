import { type AlertDeps, panelScope } from "./alert-deps";
import type { Claim } from "./claim-due-scopes";
import { guarded } from "./guarded";
import { lookAtClusters } from "./look-at-clusters";
import { lookAtPanel } from "./look-at-panel";

/** Looks at what was claimed: clusters all at once, and the panel by itself. */
export async function look(deps: AlertDeps, claims: readonly Claim[]): Promise<void> {
  const panel = claims.filter(({ scope }) => scope === panelScope);
  const clusters = claims.filter(({ scope }) => scope !== panelScope);
  await Promise.all([
    ...panel.map((claim) => guarded(deps, claim.scope, () => lookAtPanel(deps, claim))),
    guarded(deps, "clusters", () => lookAtClusters(deps, clusters)),
  ]);
}
