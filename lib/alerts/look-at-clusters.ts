import type { ConditionKind } from "@/lib/model/alert/kinds";
import type { AlertDeps } from "./alert-deps";
import { askVips, vipQuestion } from "./ask-vips";
import type { Claim } from "./claim-due-scopes";
import { conditionsOf } from "./conditions/conditions-of";
import { guarded } from "./guarded";
import { judge } from "./judge";
import { type LoadedView, loadClusterViews } from "./load-cluster-views";
import { loadRules, type RuleOf } from "./load-rules";
import { type Memory, memorySchema } from "./memory";
import { vipTransitions } from "./transitions";
import { type Looked, writeLook, writeStill } from "./write-looks";

/** How long after a look the next one is due. */
const clusterSec = 3;

/**
 * Looks at clusters that were claimed together. What they have in common is read and written once; where a director has to
 * be asked, or something begins or ends, a cluster goes on by itself, so that it neither delays another nor fails for it.
 */
export async function lookAtClusters(deps: AlertDeps, claims: readonly Claim[]): Promise<void> {
  const [first] = claims;
  if (first === undefined) return;
  const nowMs = first.now.getTime();
  const memories = new Map(claims.map(({ scope, memory }) => [scope, memoryOf(memory)]));
  const { views, gone } = await loadClusterViews(deps, memories, nowMs);
  const claimOf = new Map(claims.map((claim) => [claim.scope, claim]));
  const seen: Seen[] = [];
  const asking: Promise<void>[] = [];
  for (const loaded of views) {
    const claim = claimOf.get(loaded.view.clusterId);
    if (claim === undefined) continue;
    const question = vipQuestion(loaded.view, loaded.memory, nowMs);
    if (question.kind === "known") {
      seen.push({ claim, loaded, asked: question.asked });
      continue;
    }
    const ask = async () => {
      const asked = await askVips(deps, question, loaded.memory, nowMs);
      await conclude(deps, [{ claim, loaded, asked }]);
    };
    asking.push(guarded(deps, claim.scope, ask));
  }
  const forgotten = gone.flatMap((clusterId) => claimOf.get(clusterId) ?? []);
  await Promise.all([
    conclude(deps, seen),
    ...asking,
    ...forgotten.map((claim) => guarded(deps, claim.scope, () => forgetCluster(deps, claim))),
  ]);
}

type Seen = {
  readonly claim: Claim;
  readonly loaded: LoadedView;
  readonly asked: Pick<Memory, "askedAtMs" | "silentVips">;
};

function memoryOf(column: unknown): Memory {
  return memorySchema.catch(memorySchema.parse({})).parse(column);
}

async function conclude(deps: AlertDeps, seen: readonly Seen[]): Promise<void> {
  const [first] = seen;
  if (first === undefined) return;
  const { prisma } = deps.database;
  const rules = await loadRules(prisma);
  const judged = await judge(
    prisma,
    seen.map((one) => lookedAt(one, rules)),
    first.claim.now,
  );
  const isStill = ({ decisions, sight }: (typeof judged)[number]) =>
    decisions.length === 0 && sight.moments.length === 0;
  await Promise.all([
    writeStill(deps, judged.filter(isStill)),
    ...judged
      .filter((judgement) => !isStill(judgement))
      .map((judgement) => guarded(deps, judgement.sight.scope, () => writeLook(deps, judgement))),
  ]);
}

function lookedAt({ claim, loaded, asked }: Seen, rules: RuleOf): Looked {
  const { memory, samples } = loaded;
  const view = { ...loaded.view, silentVips: asked.silentVips };
  const ruleOf = (kind: ConditionKind) => rules(kind, view.clusterId);
  const { owners, moments } = vipTransitions(view, memory.owners);
  const next = { ...memory, ...asked, lookedAtMs: claim.now.getTime(), samples, owners };
  const of = { scope: view.clusterId, clusterId: view.clusterId };
  return { ...conditionsOf(view, ruleOf), ...of, moments, ruleOf, claim, nextSec: clusterSec, memory: next };
}

/** Whatever was wrong with a cluster that is gone is over. */
async function forgetCluster(deps: AlertDeps, claim: Claim): Promise<void> {
  const { prisma } = deps.database;
  const { scope } = claim;
  const rules = await loadRules(prisma);
  const ruleOf = (kind: ConditionKind) => ({ ...rules(kind, null), enabled: false });
  const nothing = { conditions: [], isDecided: () => true, moments: [], ruleOf };
  const looked = { ...nothing, scope, clusterId: scope, claim, nextSec: clusterSec };
  for (const judgement of await judge(prisma, [looked], claim.now))
    await writeLook(deps, judgement, (tx) => tx.alertWatch.delete({ where: { scope } }));
}
