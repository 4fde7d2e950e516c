import type { Tx } from "@/lib/db/database";
import type { ConditionKind } from "@/lib/model/alert/kinds";
import { type AlertDeps, panelScope } from "./alert-deps";
import { askVips } from "./ask-vips";
import type { Claim } from "./claim-due-scopes";
import { conditionsOf } from "./conditions/conditions-of";
import { panelConditions } from "./conditions/panel-conditions";
import { enqueueDeliveries } from "./enqueue-deliveries";
import { loadClusterView } from "./load-cluster-view";
import { loadPanelView } from "./load-panel-view";
import { loadRules } from "./load-rules";
import { type Memory, memorySchema } from "./memory";
import { pruneAlerts } from "./prune-alerts";
import { settleAlerts } from "./settle-alerts";
import { type Moment, vipTransitions } from "./transitions";

/** How long after a look the next one is due. */
const clusterSec = 3;
const panelSec = 30;

/**
 * Looks at what a claim is about and writes down, in one transaction, which alerts begin and end, what happened, and whom
 * to tell. A worker whose claim another one has taken over meanwhile writes nothing.
 */
export async function look(deps: AlertDeps, claim: Claim): Promise<void> {
  if (claim.scope === panelScope) await lookAtPanel(deps, claim);
  else await lookAtCluster(deps, claim);
}

async function lookAtPanel(deps: AlertDeps, claim: Claim): Promise<void> {
  const { now } = claim;
  const view = await loadPanelView(deps, now.getTime());
  await record(deps, claim, { now, nextSec: panelSec }, async (tx) => {
    const ruleOf = await loadRules(tx);
    const conditions = panelConditions(view, (kind) => ruleOf(kind, null));
    const found = { conditions, isDecided: () => true, moments: [] };
    const sight = { ...found, scope: panelScope, clusterId: null, now };
    const isToTell = await settleAlerts(tx, { ...sight, ruleOf: (kind) => ruleOf(kind, null) });
    await pruneAlerts(tx);
    return isToTell;
  });
}

async function lookAtCluster(deps: AlertDeps, claim: Claim): Promise<void> {
  const { prisma } = deps.database;
  const { scope: clusterId, now } = claim;
  const memory = memorySchema.catch(memorySchema.parse({})).parse(claim.memory);
  const nowMs = now.getTime();
  const loaded = await loadClusterView(prisma, { clusterId, memory, nowMs, models: deps.models });
  if (loaded === null) return await forgetCluster(deps, claim);
  const asked = await askVips(deps, loaded.view, memory, nowMs);
  const view = { ...loaded.view, silentVips: asked.silentVips };
  const { owners, moments } = vipTransitions(view, memory.owners);
  const next = { ...memory, ...asked, lookedAtMs: nowMs, samples: loaded.samples, owners };
  await record(deps, claim, { now, nextSec: clusterSec, memory: next }, async (tx) => {
    const ruleOf = await loadRules(tx);
    const rule = (kind: Parameters<typeof ruleOf>[0]) => ruleOf(kind, clusterId);
    const sight = { ...conditionsOf(view, rule), moments, scope: clusterId, clusterId, ruleOf: rule, now };
    return await settleAlerts(tx, sight);
  });
}

/** Whatever was wrong with a cluster that is gone is over. */
async function forgetCluster(deps: AlertDeps, claim: Claim): Promise<void> {
  const { now } = claim;
  const moments: Moment[] = [];
  const nothing = { conditions: [], isDecided: () => true, moments };
  await record(deps, claim, { now, nextSec: clusterSec }, async (tx) => {
    const ruleOf = await loadRules(tx);
    const gone = { scope: claim.scope, clusterId: claim.scope, now };
    const sight = { ...nothing, ...gone, ruleOf: (kind: ConditionKind) => ({ ...ruleOf(kind, null), enabled: false }) };
    const isToTell = await settleAlerts(tx, sight);
    await tx.alertWatch.delete({ where: { scope: claim.scope } });
    return isToTell;
  });
  deps.models.delete(claim.scope);
}

type Written = { readonly now: Date; readonly nextSec: number; readonly memory?: Memory };

/** `settle` says whether there may be somebody to tell of something. */
async function record(
  { database }: AlertDeps,
  { scope, nextLookAt }: Claim,
  { now, nextSec, memory }: Written,
  settle: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  await database.transaction(async (tx) => {
    const next = new Date(now.getTime() + nextSec * 1000);
    const data = { nextLookAt: next, ...(memory !== undefined && { memory }) };
    const { count } = await tx.alertWatch.updateMany({ where: { scope, nextLookAt }, data });
    if (count > 0 && (await settle(tx))) await enqueueDeliveries(tx, scope, now);
  });
}
