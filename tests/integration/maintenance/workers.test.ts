import { expect, test, vi } from "vitest";
import type { Hosts } from "@/lib/hosts/port";
import { beginDue } from "@/lib/maintenance/begin-due";
import { watchEnding } from "@/lib/maintenance/watch-ending";
import { later, watchedCluster } from "./watched-cluster";

const { deps, end, now, pass, plan, trailOf, world } = watchedCluster();

test("two workers that look at once begin and end it once", async () => {
  const { body } = await plan({ from: later(60) });
  await world.panel.database.prisma.maintenance.updateMany({
    data: { nextLookAt: new Date(0), beginsAt: new Date(0) },
  });
  const all = await deps();
  await Promise.all([beginDue(all), beginDue(all), beginDue(all)]);
  await end(body.id);
  world.seen = ["0 open", "0 open"];
  for (let round = 0; round < 3; round += 1) {
    await world.panel.database.prisma.maintenance.updateMany({ data: { nextLookAt: new Date(0) } });
    await Promise.all([watchEnding(all), watchEnding(all), watchEnding(all)]);
  }
  expect(world.looks).toBe(6);
  const trail = ["maintenance.create", "maintenance.begin", "maintenance.end", "maintenance.lift"];
  expect(await trailOf(body.id)).toEqual(trail);
  const operations = await world.panel.database.prisma.operation.count({ where: { clusterId: world.ids.clusterId } });
  expect(operations).toBe(2);
});

test("a worker that dies in the middle of a look is followed by another, and its late word does not count", async () => {
  const { body } = await plan({});
  await end(body.id);
  const all = await deps();
  const answers: (() => void)[] = [];
  const answered = (): Promise<void> => new Promise((resolve) => answers.push(resolve));
  const stuck: Hosts = {
    ...all.hosts,
    async run(hostId, lane, program) {
      await answered();
      return await all.hosts.run(hostId, lane, program);
    },
  };
  const late = watchEnding({ ...all, hosts: stuck });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  await pass(14);
  expect(world.looks).toBe(0);
  await pass(2);
  expect(world.looks).toBe(2);
  expect(await now(body.id)).toMatchObject({ health: { good: 0 } });
  world.seen = ["0 open", "0 open"];
  for (const answer of answers) answer();
  await late;
  expect(await now(body.id)).toMatchObject({ state: "ending", health: { good: 0 } });
});
