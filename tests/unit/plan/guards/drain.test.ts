import { expect, test } from "vitest";
import type { IpvsSysctls } from "@/lib/model/ipvs-sysctls";
import { drain } from "@/lib/plan/guards/drain";
import { clusterWith } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "../observed-hosts";
import { said, service } from "./guarded-service";

const persistent = { "services.0.persistence": { timeoutSec: 300, prefixLength: null } };

/** What is said where both directors have these sysctls. */
function judge(members: string, sysctls: IpvsSysctls, cluster: Readonly<Record<string, unknown>> = {}) {
  const desired = clusterWith(cluster);
  const fresh = freshHosts(desired);
  const directors = fresh.directors.map((one) => ({ ...one, ipvsSysctls: sysctls }));
  return drain({ ...planInput(desired, { ...fresh, directors }), services: [service(members)] });
}

test("persistent clients keep coming to a drained destination unless their templates expire", () => {
  const lying = judge("1>0 1>1", { expire_quiescent_template: 0 }, persistent);
  expect(said(lying)).toEqual(["warning guard.drain_persistence"]);
  expect(lying.problems[0]).toMatchObject({
    path: ["services", 0],
    params: { service: "www", hosts: "director1, director2", timeout: 300 },
  });
  expect(said(judge("1>0 1>1", { expire_quiescent_template: 1 }, persistent))).toEqual([]);
  expect(said(judge("1>0 1>1", { expire_quiescent_template: 0 }))).toEqual([]);
  expect(said(judge("1>1 1>- 0>0", { expire_quiescent_template: 0 }, persistent))).toEqual([]);
});

test("a client that uses its port again reaches a drained destination where connections are always reused", () => {
  expect(said(judge("1>0 1>1", { conn_reuse_mode: 0 }))).toEqual(["warning guard.drain_reuse"]);
  expect(said(judge("1>0 1>1", { conn_reuse_mode: 1 }))).toEqual([]);
  expect(said(judge("1>- 1>1", { conn_reuse_mode: 0 }))).toEqual([]);
});

test("clients of a deleted destination wait for nothing where its connections do not expire", () => {
  expect(said(judge("1>- 1>1", { expire_nodest_conn: 0 }))).toEqual(["warning guard.drain_deleted"]);
  expect(said(judge("1>- 1>1", { expire_nodest_conn: 1 }))).toEqual([]);
  expect(said(judge("0>- 1>1", { expire_nodest_conn: 0 }))).toEqual([]);
  expect(said(judge("1>0 1>1", { expire_nodest_conn: 0 }))).toEqual([]);
});

test("what the cluster sets counts before what is there, and what could not be read says nothing", () => {
  const set = (value: number) => ({ ipvs: { sysctls: { conn_reuse_mode: value } } });
  expect(said(judge("1>0 1>1", { conn_reuse_mode: 0 }, set(1)))).toEqual([]);
  expect(said(judge("1>0 1>1", { conn_reuse_mode: 1 }, set(0)))).toEqual(["warning guard.drain_reuse"]);
  expect(said(judge("1>0 1>1", {}, persistent))).toEqual([]);
});

test("the figures say in how many services something is drained and deleted", () => {
  expect(judge("1>0 1>-", {}).figures).toEqual({ code: "figure.drain", params: { drained: 1, deleted: 1 } });
  expect(judge("0>0 1>1", {}).figures.params).toEqual({ drained: 0, deleted: 0 });
});
