import { describe, expect } from "vitest";
import { sampleProgram } from "@/lib/collect/sample-program";
import { claimDueClusters } from "@/lib/drift/claim-due-clusters";
import { lookAtCluster } from "@/lib/drift/look-at-cluster";
import { newCluster } from "@/tests/support/fake-hosts/fake-cluster";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { apply, plan, planAndApply } from "@/tests/support/fake-hosts/panel";
import { reweight } from "@/tests/support/fake-hosts/wide-cluster";
import { appliedSite } from "./applied-site";
import { fault } from "./fault";

/** Every way in which shell text learns what time it is, or how old a file is. */
const asksForTime =
  /(^|[\s;|&(`])(date|hwclock|timedatectl)\b|EPOCH(SECONDS|REALTIME)|%\([^)]*\)T|-newer|-[acm](min|time)\b|OnCalendar|--on-calendar/m;

describe("a host whose clock is a day off", () => {
  const cluster = newCluster({ engine: "keepalived", directors: 2, realServers: 1 });
  const [master = ""] = cluster.directors.map(({ hostId }) => hostId);
  const site = appliedSite(cluster, { readBackMs: 1_000 });

  fault(
    {
      promise: "R19",
      fault: "a host's clock is any time off: programs of apply, roll-back, drift and sampling that look at it",
      limit: 0,
      unit: "programs",
      cannot: cannotUnshare,
    },
    async () => {
      for (const known of ['now="$(date +%s)"', "find /run -mmin +5", "systemd-run --on-calendar=12:00 true"]) {
        expect(known).toMatch(asksForTime);
      }
      await reweight(site.db.database, cluster.id, 21);
      await planAndApply(site.deps(), cluster.id);
      await reweight(site.db.database, cluster.id, 22);
      site.hosts.fail(master, { kind: "lost-after", once: true, matches: ({ steps }) => steps.length > 2 });
      const { id } = await plan(site.deps(), cluster.id);
      expect((await apply(site.deps(), cluster.id, id)).state).not.toBe("confirmed");
      await claimDueClusters(site.db.database, new Date());
      const looking = { ...site.deps(), pause: async () => undefined };
      await lookAtCluster(looking, cluster.id, new AbortController().signal);

      const everything = sampleProgram({ heads: true, persistence: true, settings: true });
      const programs = [...site.hosts.programs.map(({ program }) => program), everything];
      const asking = programs.filter(({ steps }) => steps.some(({ script }) => asksForTime.test(script)));
      return { trials: programs.length, worst: asking.length };
    },
  );
});
