import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { serviceResourceSchema } from "@/lib/api/resources/cluster";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { theLab } from "@/tests/lab-suite/the-lab";
import { countChange, type DirectorName, directorState } from "./director-state";
import { type FaultPanel, faultCluster, faultPanel } from "./fault-panel";
import { faultUnderTraffic } from "./fault-under-traffic";
import { editService, push, startWithEdit } from "./push";

// What a read-back of a host cannot tell: what was pushed is all there, and does not serve.
const lab = theLab();
const { vip } = faultCluster;
let panel: FaultPanel;

beforeAll(async () => {
  panel = await faultPanel();
  await startWithEdit(panel);
});
afterEach(async () => {
  await lab.script("director1", "sysctl -qw net.ipv4.conf.eth0.arp_ignore=0");
  await lab.script("director2", `${toVip("-D")} 2>/dev/null || true`);
});
afterAll(() => editService(panel, 2));

const toVip = (verb: "-A" | "-D") => `iptables ${verb} OUTPUT -d ${vip} -p tcp --dport 80 -j DROP`;

/** Does this on a director as soon as it has got another keepalived.conf. */
async function onNextFile(director: DirectorName, script: string): Promise<void> {
  await lab.script(
    director,
    `setsid bash -c '
       old=$(sha256sum ${keepalivedConfPath})
       while [ "$(sha256sum ${keepalivedConfPath})" = "$old" ]; do sleep 0.1; done
       ${script}' </dev/null >/dev/null 2>&1 &`,
  );
}

async function pushEnds(code: string, untouched: DirectorName | null): Promise<number> {
  const before = untouched === null ? "" : await directorState(lab, untouched);
  const { state, problem, steps } = await push(panel);
  expect({ state, code: problem?.code }).toEqual({ state: "rolled_back", code });
  if (untouched === null) return 0;
  const reached = steps.filter(({ hostName }) => hostName === untouched).length;
  const changed = countChange(untouched, before, await directorState(lab, untouched));
  return Math.max(changed, countChange(`the number of steps at ${untouched}`, 0, reached));
}

const counted = { promise: "R8", limit: 0, unit: "masters touched" } as const;

faultUnderTraffic({ ...counted, fault: "a pushed check that no destination passes" }, async () => {
  const [service] = (await panel.cluster()).services;
  if (service === undefined) throw new Error("the cluster has a service");
  const healthChecks = [{ kind: "tcp", connectPort: 81, delaySec: 1, timeoutSec: 1, retry: 0 }];
  await panel.api.patch(`/services/${service.id}`, service, { healthChecks }, serviceResourceSchema);
  const worst = await pushEnds("cluster.checks_failed", "director1");
  await editService(panel, 3);
  return { trials: 1, worst };
});

faultUnderTraffic({ ...counted, fault: "the backup's new table leads nowhere" }, async () => {
  await onNextFile("director2", toVip("-A"));
  return { trials: 1, worst: await pushEnds("cluster.vips_silent", "director1") };
});

faultUnderTraffic(
  { ...counted, fault: "the master holds the VIP and answers nobody who asks for it", unit: "pushes confirmed" },
  async () => {
    await onNextFile("director1", "sysctl -qw net.ipv4.conf.eth0.arp_ignore=8");
    return { trials: 1, worst: await pushEnds("cluster.vips_silent", null) };
  },
);
