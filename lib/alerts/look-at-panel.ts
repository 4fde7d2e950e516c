import { type AlertDeps, panelScope } from "./alert-deps";
import type { Claim } from "./claim-due-scopes";
import { panelConditions } from "./conditions/panel-conditions";
import { judge } from "./judge";
import { loadPanelView } from "./load-panel-view";
import { loadRules } from "./load-rules";
import { pruneAlerts } from "./prune-alerts";
import { writeLook } from "./write-looks";

/** How long after a look the next one is due. */
const panelSec = 30;

/** What is wrong with the panel itself, and with hosts whatever their cluster. */
export async function lookAtPanel(deps: AlertDeps, claim: Claim): Promise<void> {
  const { prisma } = deps.database;
  const view = await loadPanelView(deps, claim.now.getTime());
  const rules = await loadRules(prisma);
  const ruleOf = (kind: Parameters<typeof rules>[0]) => rules(kind, null);
  const conditions = panelConditions(view, ruleOf);
  const found = { conditions, isDecided: () => true, moments: [], ruleOf };
  const looked = { ...found, scope: panelScope, clusterId: null, claim, nextSec: panelSec };
  for (const judgement of await judge(prisma, [looked], claim.now)) await writeLook(deps, judgement, pruneAlerts);
}
