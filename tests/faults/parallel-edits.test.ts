import { afterAll, beforeAll, describe, expect } from "vitest";
import { createExampleCluster, type ExampleIds } from "@/tests/support/cluster-by-api";
import { type Panel, startPanel } from "@/tests/support/panel";
import { seededNumbers } from "@/tests/support/seeded-numbers";
import { fault } from "./fault";
import { bySize } from "./fault-size";

describe("people who edit the same service at once", () => {
  let panel: Panel;
  let ids: ExampleIds;
  beforeAll(async () => {
    panel = await startPanel();
    ids = await createExampleCluster(panel);
  });
  afterAll(() => panel.close());

  const service = () => `/api/v1/services/${ids.serviceId}`;
  const read = async () => (await panel.call("GET", service(), { as: "viewer" })).body;
  const stored = () => panel.database.prisma.virtualService.findUniqueOrThrow({ where: { id: ids.serviceId } });
  const rename = (revision: number, name: string) =>
    panel.call("PATCH", service(), { as: "operator", revision, body: { name } });

  fault(
    { promise: "R13", fault: "50 edits at once with one ETag: winners beyond the first", limit: 0, unit: "winners" },
    async () => {
      const { revision } = await read();
      const names = Array.from({ length: 50 }, (_, index) => `edit ${index}`);
      const answers = await Promise.all(names.map((name) => rename(revision, name)));
      const winners = names.filter((_, index) => answers[index]?.status === 200);
      expect(winners).toHaveLength(1);
      const losers = answers.filter(({ status }) => status !== 200);
      for (const { status, body } of losers) {
        expect(status).toBe(412);
        // What a person needs to merge by hand: what is there now.
        expect(body.current).toMatchObject({ name: winners[0], revision: revision + 1 });
      }
      expect(await read()).toMatchObject({ name: winners[0], revision: revision + 1 });
      return { trials: names.length, worst: winners.length - 1 };
    },
  );

  fault(
    {
      promise: "R13",
      fault: "random edits by two people: lost updates",
      limit: 0,
      unit: "lost",
      timeoutMs: 3_600_000,
    },
    async () => {
      const trials = bySize({ quick: 250, full: 10_000 });
      let expected = (await read()).revision;
      let lost = 0;
      const random = seededNumbers(20_261_121);
      for (let trial = 0; trial < trials; trial += 1) {
        // Each has read the newest state or, now and then, an older one.
        const editors = ["Ada", "Ben"].map((who) => ({ who, seen: expected - Math.floor(random() * 2) }));
        const answers = await Promise.all(editors.map(({ who, seen }) => rename(seen, `${who} ${trial}`)));
        const won = editors.filter((_, index) => answers[index]?.status === 200);
        expected += won.length;
        const now = await stored();
        const isLost = won.length > 1 || now.revision !== expected || won.some(({ seen }) => seen !== expected - 1);
        const isWrong = won[0] !== undefined && now.name !== `${won[0].who} ${trial}`;
        if (isLost || isWrong) lost += 1;
      }
      return { trials, worst: lost };
    },
  );
});
