import { afterAll, beforeAll, expect, test } from "vitest";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
let ids: ExampleIds;
beforeAll(async () => {
  panel = await startPanel();
  ids = await createExampleCluster(panel);
  for (const [index, tags] of [["canary", "az-1"], ["az-1"]].entries()) {
    const path = `/api/v1/real-servers/${ids.realServerIds[index]}`;
    await panel.call("PATCH", path, { as: "operator", revision: 1, body: { tags } });
  }
  await markApplied(panel, ids.clusterId);
});
afterAll(() => panel.close());

async function chosen(selection: object): Promise<string[]> {
  const body = { kind: "bulk", verb: "drain", dryRun: true, selection: { clusterId: ids.clusterId, ...selection } };
  const answer = await panel.call("POST", "/api/v1/runs", { as: "operator", body });
  if (answer.status !== 200) return answer.body.problems.map(({ code }: { code: string }) => code);
  return answer.body.batches.flatMap(({ targets }: { targets: { id: string }[] }) => targets.map(({ id }) => id));
}

test.each(["realServer", "destination"])("a selection by tag is of every %s that has it", async (of) => {
  const all = of === "realServer" ? ids.realServerIds : ids.destinationIds;
  expect(await chosen({ of, tag: "canary" })).toEqual([all[0]]);
  expect(await chosen({ of, tag: "az-1" })).toEqual([...all]);
  expect(await chosen({ of, tag: "az-1", text: "web2" })).toEqual([all[1]]);
});

test("a tag that nothing has selects nothing, and says so", async () => {
  expect(await chosen({ of: "realServer", tag: "nowhere" })).toEqual([expect.stringMatching(/^run\./)]);
});
