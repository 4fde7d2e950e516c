import { describe, expect } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { Program } from "@/lib/shell/model";
import { newCluster } from "@/tests/support/fake-hosts/fake-cluster";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { apply, plan, planAndApply } from "@/tests/support/fake-hosts/panel";
import { reweight } from "@/tests/support/fake-hosts/wide-cluster";
import { appliedSite } from "./applied-site";
import { fault } from "./fault";

describe("an apply that fails, and cannot be taken back either", () => {
  const cluster = newCluster({ engine: "keepalived", realServers: 1 });
  const [master = "", backup = ""] = cluster.directors.map(({ hostId }) => hostId);
  const site = appliedSite(cluster, { readBackMs: 1_000 });
  const inside = (hostId: string, ...command: [string, ...string[]]) =>
    site.hosts.get(hostId).namespace.run(...command);

  /** The read-back of the master finds that its service is gone; then `block` keeps `host` from going back. */
  function failOnMaster(block: () => Promise<unknown>): void {
    site.hosts.fail(master, {
      kind: "lost-after",
      once: true,
      matches: ({ steps }) => steps.some(({ id }) => id.endsWith("daemon")),
      afterwards: async () => {
        site.hosts.get(master).ipvs.restore(["-D -t 10.77.0.200:80"]);
        await block();
      },
    });
  }

  const folder = "/etc/keepalived";
  const isUndo = ({ steps }: Program) => steps.some(({ id }) => id === "disarm") && steps.length > 2;
  const blocks: readonly { block(): Promise<unknown>; heal(): Promise<unknown>; host: string }[] = [
    {
      host: backup,
      block: () => inside(backup, "sh", "-c", `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`),
      heal: () => inside(backup, "umount", folder),
    },
    {
      host: master,
      block: () => inside(master, "sh", "-c", `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`),
      heal: () => inside(master, "umount", folder),
    },
    {
      host: backup,
      block: async () => site.hosts.fail(backup, { kind: "lost-before", once: true, matches: isUndo }),
      heal: async () => site.hosts.heal(backup),
    },
  ];

  fault(
    {
      promise: "R3",
      fault: "the old file cannot be written back, or the undo is lost on its way: said to be as before",
      limit: 0,
      unit: "false greens",
      cannot: cannotUnshare,
    },
    async () => {
      let green = 0;
      for (const [index, { block, heal, host }] of blocks.entries()) {
        await reweight(site.db.database, cluster.id, 20 + index);
        const { id } = await plan(site.deps(), cluster.id);
        failOnMaster(block);
        const done = await apply(site.deps(), cluster.id, id);
        expect(await site.hosts.get(host).file(keepalivedConfPath)).toContain(`weight ${20 + index}`);
        if (done.state === "confirmed" || done.state === "rolled_back") green += 1;
        expect(done.state).toMatch(/^(partial|unknown)$/);
        const said = done.events.filter(({ code }) => code === "roll_back.failed").map(({ hostName }) => hostName);
        expect(said).toContainEqual(expect.stringContaining(host === master ? "director1" : "director2"));
        await heal();
        await planAndApply(site.deps(), cluster.id);
      }
      return { trials: blocks.length, worst: green };
    },
  );
});
