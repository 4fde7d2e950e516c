import { expect, test } from "vitest";
import { vrrpSecretPath, vrrpSecretPlaceholder } from "@/lib/keepalived/vrrp-secret-file";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedCluster } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { afterApply, freshHosts, planInput } from "./observed-hosts";

const [first, second] = ["0190a1b2-0000-7000-8000-000000000101", "0190a1b2-0000-7000-8000-000000000102"] as const;
const sums = { [first]: "a".repeat(64), [second]: "b".repeat(64) };

function withSecret(secretId: typeof first | typeof second): DesiredCluster {
  return clusterWith({ "vrrp.authentication": { secretId, sha256: sums[secretId] } });
}

function inForce(cluster: DesiredCluster): ObservedCluster {
  const hosts = freshHosts(cluster);
  return afterApply(hosts, planCluster(planInput(cluster, hosts)));
}

/** Of the first director's steps about secrets and keepalived: id without its place, and action. */
function steps(cluster: DesiredCluster, observed: ObservedCluster) {
  const { waves } = planCluster(planInput(cluster, observed, cluster));
  const host = waves.flatMap(({ hosts }) => hosts).find(({ targetId }) => targetId === "d1");
  return (host?.steps ?? [])
    .map((step) => ({ ...step, id: step.id.replace(/^[a-z-]+\.\d+\./, "") }))
    .filter(({ id }) => /^(secret|file\.1|daemon)/.test(id));
}

const outline = (cluster: DesiredCluster, observed: ObservedCluster) =>
  steps(cluster, observed).map(({ id, action }) => `${action} ${id}`);

test("the password is there before the file that includes it is tested", () => {
  expect(outline(withSecret(first), freshHosts(exampleCluster))).toEqual([
    `create secret.${first}`,
    "create file.1",
    "create daemon",
  ]);
});

test("a plan shows a placeholder and checks the real file's sum", () => {
  const [step] = steps(withSecret(first), freshHosts(exampleCluster));
  expect(step?.script).toContain(`'${vrrpSecretPlaceholder(first)}'`);
  expect(step?.script).toContain(sums[first]);
});

test("a password that is in place is left alone", () => {
  const cluster = withSecret(first);
  const observed = inForce(cluster);
  expect(outline(cluster, observed)).toEqual([`no-op secret.${first}`, "no-op file.1", "no-op daemon"]);
  expect(planCluster(planInput(cluster, observed)).changeCount).toBe(0);
});

test("a new password takes the old one's place by one reload, and only then the old one goes", () => {
  const observed = inForce(withSecret(first));
  expect(outline(withSecret(second), observed)).toEqual([
    `create secret.${second}`,
    "update file.1",
    "update daemon",
    `delete secret.${first}`,
  ]);
  const removal = steps(withSecret(second), observed).at(-1);
  expect(removal?.undo).toContain(vrrpSecretPlaceholder(first));
});

test("a password that somebody changed on the director is written again, and keepalived told", () => {
  const cluster = withSecret(first);
  const observed = inForce(cluster);
  const changed = {
    ...observed,
    directors: observed.directors.map((one) => ({
      ...one,
      files: { ...one.files, [vrrpSecretPath(first)]: { sha256: "c".repeat(64), content: null } },
    })),
  };
  expect(outline(cluster, changed)).toEqual([`update secret.${first}`, "no-op file.1", "update daemon"]);
});

test("a director that leaves keeps no password", () => {
  const cluster = withSecret(first);
  const observed = inForce(cluster);
  const smaller = { ...cluster, directors: cluster.directors.slice(1) };
  const { waves } = planCluster(planInput(smaller, observed, cluster));
  const leaving = waves.flatMap(({ hosts }) => hosts).find(({ targetId }) => targetId === "d1");
  expect(leaving?.steps.map(({ action, title }) => `${action} ${title.params.path ?? ""}`)).toContain(
    `delete ${vrrpSecretPath(first)}`,
  );
});
