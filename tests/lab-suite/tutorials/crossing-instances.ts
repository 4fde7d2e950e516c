import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { kernelTable } from "../acceptance/on-hosts";
import { expectShares } from "../acceptance/shares";
import { suppressArp, tally } from "../lvs-by-hand";
import { importPair } from "./import-pair";
import { PanelCluster } from "./panel-cluster";
import { confOn, type DirectorName, directorNames, eventually, type Stage } from "./stage";
import { answers, vipIsOn, withoutKeepalived } from "./traffic";

const [webVip, databaseVip] = ["10.77.0.75", "10.77.0.76"] as const;
const webServers = ["rs1", "rs2"] as const;
const databases = ["rs3", "rs4"] as const;

/** Both directors at work: one is master for the web, the other for the database, and each is the other's backup. */
export function crossingInstances(stage: Stage): void {
  const { lab } = stage;
  let cluster: PanelCluster;

  beforeAll(async () => {
    for (const name of webServers) await lab.script(name, listenOn("80; listen 443"));
    for (const name of databases) await lab.script(name, greet);
  });
  afterAll(async () => {
    for (const name of webServers) {
      await lab.script(name, `${listenOn("80")}; ip addr del ${webVip}/32 dev lo 2>/dev/null || true`);
    }
    for (const name of databases) {
      await lab.script(name, `kill $(cat /run/database.pid); ip addr del ${databaseVip}/32 dev lo 2>/dev/null || true`);
    }
  });

  test("one set of real servers is behind both ports of the web, and a database client stays where it is", async () => {
    cluster = await PanelCluster.create(stage, {
      name: "crossing instances",
      engine: "keepalived",
      vrrp: { virtualRouterId: 75 },
    });
    const [first = "", second = ""] = await cluster.addDirectors({ director1: 150, director2: 100 });
    const other = randomUUID();
    const directors = [
      { directorId: first, priority: 100 },
      { directorId: second, priority: 150 },
    ];
    await cluster.change({ vrrpInstances: [{ id: other, virtualRouterId: 76, directors }] });
    const web = await cluster.addVip({ address: webVip });
    const database = await cluster.addVip({ address: databaseVip, vrrpInstanceId: other });
    const members = [80, 443].map((port) => ({ kind: "vip" as const, vipId: web, port }));
    await cluster.addService({
      name: "web",
      listener: { kind: "group", protocol: "TCP", members },
      scheduler: "wrr",
      healthChecks: [{ kind: "tcp", delaySec: 2, connectPort: 80 }],
      destinations: [
        { realServerId: await cluster.addRealServer({ host: "rs1" }), weight: 3 },
        { realServerId: await cluster.addRealServer({ host: "rs2" }), weight: 1 },
      ],
    });
    await cluster.addService({
      name: "database",
      vipId: database,
      port: 3306,
      scheduler: "rr",
      persistence: { timeoutSec: 120, prefixLength: 24 },
      healthChecks: [{ kind: "tcp", delaySec: 2 }],
      destinations: [
        { realServerId: await cluster.addRealServer({ host: "rs3" }) },
        { realServerId: await cluster.addRealServer({ host: "rs4" }) },
      ],
    });
    await cluster.apply();
    await expectBothServed(stage, "director2");
    expect(await cluster.plannedChanges()).toEqual([]);
  });

  test("one director carries both while the other is away", async () => {
    await withoutKeepalived(lab, "director2", () => expectBothServed(stage, "director1"));
    await vipIsOn(lab, databaseVip, "director2");
    await cluster.leave();
  });

  test("by hand and imported: nothing to do, then a scheduler for both ports of the group", async () => {
    for (const name of webServers) await suppressArp(lab, name, webVip);
    for (const name of databases) await suppressArp(lab, name, databaseVip);
    cluster = await importPair(stage, { name: "crossing by hand", confOf });
    await expectBothServed(stage, "director2");
    expect(await cluster.plannedChanges()).toEqual([]);

    const web = (await cluster.read()).services.find(({ listener }) => listener.kind === "group");
    await cluster.changeService(web?.name ?? "", { scheduler: "rr" });
    await cluster.apply();
    for (const name of directorNames) {
      const table = await kernelTable(lab, name, webVip);
      expect(table).toContain(`-A -t ${webVip}:80 -s rr`);
      expect(table).toContain(`-A -t ${webVip}:443 -s rr`);
      const conf = await confOn(stage, name);
      for (const part of ["# MySQL", "lvs_sched sh", "persistence_granularity", "lb_algo rr"]) {
        expect(conf).toContain(part);
      }
    }
    expect(await answers(lab, `http://${webVip}:443/`)).toEqual({ rs1: 4, rs2: 4 });
    await cluster.leave();
  });
}

/** The web by director1, three to one on either port, and the database by `director`, always the same for one client. */
async function expectBothServed({ lab }: Stage, director: DirectorName): Promise<void> {
  await vipIsOn(lab, webVip, "director1");
  await vipIsOn(lab, databaseVip, director);
  for (const port of [80, 443]) {
    const url = `http://${webVip}:${port}/`;
    await answers(lab, url);
    expectShares(await lab.request(40, url), 40, { rs1: 3, rs2: 1 });
  }
  const greetings = `for _ in 1 2 3 4; do socat -u -T 3 TCP:${databaseVip}:3306,connect-timeout=3 -; done`;
  await vi.waitFor(async () => {
    const found = tally((await lab.script("client", greetings)).split("\n"));
    expect(Object.values(found)).toEqual([4]);
  }, eventually);
}

function listenOn(ports: string): string {
  return `sed -i 's/listen 80[^8]*; listen \\[::\\]:80;/listen ${ports}; listen [::]:80;/' /etc/nginx/nginx.conf && nginx -s reload`;
}

/** Like a database, the server speaks first. */
const greet =
  "setsid socat TCP-LISTEN:3306,fork,reuseaddr SYSTEM:hostname </dev/null >/dev/null 2>&1 & echo $! >/run/database.pid";

function confOf(own: DirectorName): string {
  const [web, database] = own === "director1" ? ([150, 100] as const) : ([100, 150] as const);
  const instance = (name: string, router: number, priority: number, vip: string) => `vrrp_instance ${name} {
    state ${priority === 150 ? "MASTER" : "BACKUP"}
    interface eth0
    virtual_router_id ${router}
    priority ${priority}
    virtual_ipaddress {
        ${vip}
    }
}
`;
  const realServer = (address: string, port: number, lines: string) => `    real_server ${address} ${port} {
        ${lines}
    }`;
  const check = "TCP_CHECK {\n            connect_port 80\n            connect_timeout 2\n        }";
  return `global_defs {
    router_id ${own === "director1" ? "LB1" : "LB2"}
}

${instance("VI_WEB", 75, web, webVip)}
${instance("VI_DB", 76, database, databaseVip)}
virtual_server_group WEB {
    ${webVip} 80
    ${webVip} 443
}

virtual_server group WEB {
    delay_loop 3
    lb_algo wrr
    lb_kind DR
    protocol TCP
${realServer(lanAddress("rs1"), 0, `weight 3\n        ${check}`)}
${realServer(lanAddress("rs2"), 0, `weight 1\n        ${check}`)}
}

# MySQL
virtual_server ${databaseVip} 3306 {
    delay_loop 3
    lvs_sched sh
    lvs_method DR
    persistence_timeout 120
    persistence_granularity 255.255.255.0
    protocol TCP
${databases.map((name) => realServer(lanAddress(name), 3306, "TCP_CHECK {\n            connect_timeout 2\n        }")).join("\n")}
}
`;
}
