import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { vipHolders } from "../acceptance/on-hosts";
import { importPair } from "./import-pair";
import { PanelCluster } from "./panel-cluster";
import { confOn, type DirectorName, directorNames, eventually, type Stage } from "./stage";
import { answers, vipIsOn } from "./traffic";

const vip = "10.77.0.77";
const second = "10.77.0.78";
const start = "pgrep -x nginx >/dev/null || nginx >/dev/null 2>&1 </dev/null";
const stop = "nginx -s stop";

/**
 * A VIP for two nodes that run HAProxy or nginx: no service, and IPVS is not asked for. A script asks whether the proxy
 * runs, and adds to the priority: keepalived's own watch of processes needs a kernel with CONFIG_PROC_EVENTS, which UML's
 * is not.
 */
export function proxies(stage: Stage): void {
  const { lab } = stage;
  let cluster: PanelCluster;

  beforeAll(async () => {
    for (const name of directorNames) await lab.script(name, start);
    await lab.script("director2", "mv /usr/sbin/ipvsadm /usr/sbin/ipvsadm.away");
  });
  afterAll(async () => {
    await lab.script("director2", "[ ! -e /usr/sbin/ipvsadm.away ] || mv /usr/sbin/ipvsadm.away /usr/sbin/ipvsadm");
    for (const name of directorNames) await lab.script(name, `${stop} 2>/dev/null || true`);
  });

  test("the VIP follows the proxy, on nodes without ipvsadm too", async () => {
    cluster = await PanelCluster.create(stage, {
      name: "proxies",
      engine: "keepalived",
      vrrp: {
        virtualRouterId: 77,
        trackers: [
          {
            kind: "script",
            command: ["/usr/bin/pgrep", "-x", "nginx"],
            intervalSec: 1,
            rise: 1,
            fall: 1,
            user: "root",
            weight: 2,
          },
        ],
      },
    });
    await cluster.addDirectors({ director1: 101, director2: 100 });
    await cluster.addVip({ address: vip });
    await cluster.apply();
    await expectVipFollows(stage);
    expect(await cluster.plannedChanges()).toEqual([]);
    await cluster.leave();
    expect(await vipHolders(lab, vip)).toEqual([]);
  });

  test("by hand and imported: nothing to do, then one more address between its lines", async () => {
    cluster = await importPair(stage, { name: "proxies by hand", confOf });
    await expectVipFollows(stage);
    expect(await cluster.plannedChanges()).toEqual([]);
    await cluster.addVip({ address: second });
    await cluster.apply();
    await vipIsOn(lab, second, "director1");
    expect(await answers(lab, `http://${second}/`, 4)).toEqual({ director1: 4 });
    for (const name of directorNames) {
      const conf = await confOn(stage, name);
      for (const part of ["# cheaper than pidof", "# 101 on the master", vip, second]) expect(conf).toContain(part);
    }
    await cluster.leave();
  });
}

async function expectVipFollows({ lab }: Stage): Promise<void> {
  await vipIsOn(lab, vip, "director1");
  expect(await answers(lab, `http://${vip}/`, 4)).toEqual({ director1: 4 });
  await lab.script("director1", stop);
  await vipIsOn(lab, vip, "director2");
  await vi.waitFor(async () => expect(await answers(lab, `http://${vip}/`, 4)).toEqual({ director2: 4 }), eventually);
  await lab.script("director1", start);
  await vipIsOn(lab, vip, "director1");
}

function confOf(own: DirectorName): string {
  const isMaster = own === "director1";
  return `vrrp_script chk_nginx {
    script "/usr/bin/pgrep -x nginx"   # cheaper than pidof
    interval 1
    weight 2
}

vrrp_instance VI_1 {
    interface eth0
    state ${isMaster ? "MASTER" : "BACKUP"}
    virtual_router_id 77
    priority ${isMaster ? 101 : 100}    # 101 on the master, 100 on the backup
    virtual_ipaddress {
        ${vip}
    }
    track_script {
        chk_nginx
    }
}
`;
}
