import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { labHost, lanAddress } from "@/tests/lab/lab-hosts";
import { kernelTable } from "../acceptance/on-hosts";
import { tally } from "../lvs-by-hand";
import { importPair } from "./import-pair";
import { PanelCluster } from "./panel-cluster";
import { confOn, type DirectorName, directorNames, eventually, otherThan, type Stage } from "./stage";
import { answers, vipIsOn, withoutKeepalived } from "./traffic";

const vip = "10.77.0.74";

/** Two machines are all there is: each balances, and each serves. */
export function directorsThatServe(stage: Stage): void {
  const { lab } = stage;
  let cluster: PanelCluster;

  beforeAll(async () => {
    for (const director of directorNames)
      await lab.script(director, "pgrep -x nginx >/dev/null || nginx >/dev/null 2>&1");
  });
  afterAll(async () => {
    for (const director of directorNames) await lab.script(director, "nginx -s stop || :; iptables -t mangle -F");
  });

  test("each connection is divided once: none goes back to where it came from", async () => {
    cluster = await PanelCluster.create(stage, {
      name: "directors that serve",
      engine: "keepalived",
      vrrp: { virtualRouterId: 74 },
    });
    await cluster.addDirectors({ director1: 150, director2: 100 });
    const vipId = await cluster.addVip({ address: vip });
    const destinations = [];
    for (const host of directorNames) destinations.push({ realServerId: await cluster.addRealServer({ host }) });
    const healthChecks = [{ kind: "tcp", delaySec: 2, timeoutSec: 2, retry: 1 } as const];
    await cluster.addService({ name: "web", vipId, port: 80, scheduler: "rr", healthChecks, destinations });
    await cluster.apply();
    await expectNoCircle(stage);
    expect(await cluster.plannedChanges()).toEqual([]);
  });

  test("either serves for both", async () => {
    await withoutKeepalived(lab, "director1", async () => {
      await vipIsOn(lab, vip, "director2");
      expect(await answers(lab, `http://${vip}/`)).toEqual({ director1: 4, director2: 4 });
    });
    await vipIsOn(lab, vip, "director1");
    await cluster.leave();
  });

  test("by hand and imported: nothing to do, then an edit, and still no circle", async () => {
    // The VIP on lo makes the backup take what the master sends it; only what comes from elsewhere is marked for IPVS.
    for (const director of directorNames) {
      const peer = `02:77:00:00:00:${labHost(otherThan(director)).octet.toString(16).padStart(2, "0")}`;
      await lab.script(
        director,
        `sysctl -qw net.ipv4.conf.{all,lo}.arp_ignore=1 net.ipv4.conf.{all,lo}.arp_announce=2
         ip addr replace ${vip}/32 dev lo
         iptables -t mangle -A PREROUTING -i eth0 -d ${vip} -p tcp --dport 80 -m mac ! --mac-source ${peer} -j MARK --set-mark 5`,
      );
    }
    const realServers = Object.fromEntries(directorNames.map((name) => [lanAddress(name), name]));
    cluster = await importPair(stage, { name: "directors that serve by hand", confOf, realServers });
    await expectNoCircle(stage);
    expect(await cluster.plannedChanges()).toEqual([]);

    const [web] = (await cluster.read()).services;
    await cluster.changeService(web?.name ?? "", { scheduler: "wrr" });
    await cluster.apply();
    for (const name of directorNames) {
      expect(await kernelTable(lab, name, "-f 5")).toContain("-A -f 5 -s wrr");
      expect(await confOn(stage, name)).toContain("# marks come from iptables");
    }
    await expectNoCircle(stage);
    await cluster.leave();
  });
}

/** Opened connections, counted where packets come in: all of them at the master, and its half at the backup. */
async function expectNoCircle({ lab }: Stage): Promise<void> {
  await vipIsOn(lab, vip, "director1");
  await answers(lab, `http://${vip}/`);
  const rule = `PREROUTING -d ${vip} -p tcp --syn -m comment --comment opened`;
  for (const director of directorNames) await lab.script(director, `iptables -t mangle -A ${rule}`);
  await vi.waitFor(async () => {
    // What an attempt that was answered in part has opened does not count.
    for (const director of directorNames) await lab.script(director, "iptables -t mangle -Z PREROUTING");
    expect(tally(await lab.request(40, `http://${vip}/`))).toEqual({ director1: 20, director2: 20 });
  }, eventually);
  const opened: number[] = [];
  for (const director of directorNames) {
    const read = `iptables -t mangle -nvxL PREROUTING | awk '/opened/ { print $1 }'; iptables -t mangle -D ${rule}`;
    opened.push(Number(await lab.script(director, read)));
  }
  expect(opened).toEqual([40, 20]);
}

function confOf(own: DirectorName): string {
  const realServer = (address: string) => `    real_server ${address} 80 {
        weight 1
        TCP_CHECK {
            connect_port 80
            connect_timeout 3
        }
    }`;
  return `vrrp_instance VI_LOCAL {
    state ${own === "director1" ? "MASTER" : "BACKUP"}
    interface eth0
    virtual_router_id 74
    priority ${own === "director1" ? 150 : 100}
    virtual_ipaddress {
        ${vip}/32 dev eth0
    }
}

# marks come from iptables, for the packets of everybody but the other node
virtual_server fwmark 5 {
    delay_loop 5
    lb_algo rr
    lb_kind DR
    protocol TCP
${directorNames.map((name) => realServer(lanAddress(name))).join("\n")}
}
`;
}
