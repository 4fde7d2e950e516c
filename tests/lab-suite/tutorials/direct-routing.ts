import { expect, test, vi } from "vitest";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { kernelTable } from "../acceptance/on-hosts";
import { suppressArp } from "../lvs-by-hand";
import { importPair } from "./import-pair";
import { PanelCluster } from "./panel-cluster";
import { confOn, type DirectorName, directorNames, eventually, type Stage } from "./stage";
import { answers, vipIsOn, withoutKeepalived } from "./traffic";

const vip = "10.77.0.71";
const servers = ["rs1", "rs2"] as const;

/** The tutorial that most people begin with: two directors, two web servers beside them, and sessions that stay. */
export function directRouting(stage: Stage): void {
  const { lab } = stage;
  let cluster: PanelCluster;
  let favourite: string;

  test("a client stays with its real server", async () => {
    cluster = await PanelCluster.create(stage, {
      name: "direct routing",
      engine: "keepalived",
      vrrp: { virtualRouterId: 71 },
      ipvs: { syncDaemon: { syncId: 71 } },
    });
    await cluster.addDirectors({ director1: 150, director2: 100 });
    const vipId = await cluster.addVip({ address: vip });
    const destinations = [];
    for (const host of servers) destinations.push({ realServerId: await cluster.addRealServer({ host }) });
    await cluster.addService({
      name: "web",
      vipId,
      port: 80,
      scheduler: "rr",
      persistence: { timeoutSec: 300, prefixLength: null },
      healthChecks: [{ kind: "tcp", delaySec: 2, timeoutSec: 2, retry: 1 }],
      destinations,
    });
    await cluster.apply();
    await vipIsOn(lab, vip, "director1");
    const [name = "", ...others] = Object.keys(await answers(lab, `http://${vip}/`));
    expect(others).toEqual([]);
    favourite = name;
    expect(await cluster.plannedChanges()).toEqual([]);
  });

  test("it stays there when the backup takes over, and when the master returns", async () => {
    const template = `ipvsadm -Lnc | grep -F '${lanAddress("client")}:0'`;
    await vi.waitFor(async () => await lab.script("director2", template), eventually);
    await withoutKeepalived(lab, "director1", async () => {
      await vipIsOn(lab, vip, "director2");
      expect(await answers(lab, `http://${vip}/`)).toEqual({ [favourite]: 8 });
    });
    await vipIsOn(lab, vip, "director1");
    expect(await answers(lab, `http://${vip}/`)).toEqual({ [favourite]: 8 });
  });

  test("no host keeps a trace of it", async () => {
    await cluster.leave();
    for (const name of directorNames) expect(await kernelTable(lab, name, vip)).toEqual([]);
    for (const name of servers) expect(await lab.script(name, "ip -br addr show dev lo")).not.toContain(vip);
  });

  test("by hand and imported: nothing to do, then an edit of its own lines", async () => {
    for (const server of servers) await suppressArp(lab, server, vip);
    cluster = await importPair(stage, { name: "direct routing by hand", confOf });
    expect(await cluster.plannedChanges()).toEqual([]);
    await vipIsOn(lab, vip, "director1");
    expect(Object.values(await answers(lab, `http://${vip}/`))).toEqual([8]);

    const [web] = (await cluster.read()).services;
    await cluster.changeService(web?.name ?? "", { persistence: { timeoutSec: 120, prefixLength: null } });
    await cluster.apply();
    for (const name of directorNames) {
      expect(await kernelTable(lab, name, vip)).toContain(`-A -t ${vip}:80 -s rr -p 120`);
      const conf = await confOn(stage, name);
      for (const part of ["! Configuration File", "nat_mask", "nb_get_retry 3", "persistence_timeout 120"]) {
        expect(conf).toContain(part);
      }
    }
    expect(Object.values(await answers(lab, `http://${vip}/`))).toEqual([8]);
    await cluster.leave();
  });
}

/** Faults and all, as it has been copied for twenty years: keepalived passes over what it no longer knows. */
function confOf(own: DirectorName): string {
  const isMaster = own === "director1";
  const realServer = (address: string) => `    real_server ${address} 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
            nb_get_retry 3
            delay_before_retry 3
            connect_port 80
        }
    }`;
  return `! Configuration File for keepalived

global_defs {
   notification_email {
     root@localhost
   }
   notification_email_from keepalived@localhost
   smtp_server 127.0.0.1
   smtp_connect_timeout 30
   router_id ${isMaster ? "LVS_MASTER" : "LVS_BACKUP"}
}

vrrp_instance VI_1 {
    state ${isMaster ? "MASTER" : "BACKUP"}
    interface eth0
    virtual_router_id 71
    priority ${isMaster ? 100 : 99}
    advert_int 1
    virtual_ipaddress {
        ${vip}
    }
}

virtual_server ${vip} 80 {
    delay_loop 6
    lb_algo rr
    lb_kind DR
    nat_mask 255.255.255.0
    persistence_timeout 50
    protocol TCP

${servers.map((name) => realServer(lanAddress(name))).join("\n")}
}
`;
}
