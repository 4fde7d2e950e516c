import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { importPair } from "./import-pair";
import { PanelCluster } from "./panel-cluster";
import { confOn, type DirectorName, directorNames, type Stage } from "./stage";
import { answers, vipIsOn, withoutKeepalived } from "./traffic";

const vip = "10.77.0.72";
const gateway = "10.78.0.1";
const servers = [
  ["rs3", "10.78.0.23"],
  ["rs4", "10.78.0.24"],
] as const;

/** Real servers on a network of their own, whose default gateway is an address that moves along with the VIP. */
export function masquerading(stage: Stage): void {
  const { lab } = stage;
  let cluster: PanelCluster;

  // A server behind NAT must not find a way to the client past the director.
  beforeAll(async () => {
    for (const [name] of servers) await lab.script(name, "ip link set eth0 down");
  });
  afterAll(async () => {
    for (const director of directorNames) {
      await lab.script(director, "iptables -t nat -F POSTROUTING; sysctl -qw net.ipv4.ip_forward=0");
    }
    for (const [name] of servers) {
      const address = `fd77::${lanAddress(name).split(".").at(-1)}/64`;
      await lab.script(
        name,
        `ip link set eth0 up; ip addr replace ${address} dev eth0 nodad; ip route del default || true`,
      );
    }
  });

  const onDirector = async (director: DirectorName) => {
    await vipIsOn(lab, vip, director);
    await vipIsOn(lab, gateway, director, "eth1");
    expect(await answers(lab, `http://${vip}/`)).toEqual({ rs3: 4, rs4: 4 });
  };

  test("VIP and gateway move together, there and back", async () => {
    cluster = await PanelCluster.create(stage, {
      name: "masquerading",
      engine: "keepalived",
      vrrp: { virtualRouterId: 72, syncGroup: 1 },
    });
    const directors = await cluster.addDirectors({ director1: 150, director2: 100 });
    const inner = randomUUID();
    const places = directors.map((directorId) => ({ directorId, interface: "eth1" }));
    await cluster.change({ vrrpInstances: [{ id: inner, virtualRouterId: 73, syncGroup: 1, directors: places }] });
    const vipId = await cluster.addVip({ address: vip, prefixLength: 24 });
    await cluster.addVip({ address: gateway, prefixLength: 24, vrrpInstanceId: inner });
    const destinations = [];
    for (const [host, address] of servers) {
      const realServerId = await cluster.addRealServer({ host, address, natGateway: gateway });
      destinations.push({ realServerId, port: 8080, forwarding: "nat" } as const);
    }
    const healthChecks = [{ kind: "http", delaySec: 2, timeoutSec: 2, retry: 1 } as const];
    await cluster.addService({ name: "web", vipId, port: 80, scheduler: "rr", healthChecks, destinations });
    await cluster.apply();
    await onDirector("director1");
    expect(await cluster.plannedChanges()).toEqual([]);
    await withoutKeepalived(lab, "director1", () => onDirector("director2"));
    await onDirector("director1");
  });

  test("no host keeps a trace of it", async () => {
    await cluster.leave();
    for (const [name] of servers) expect(await lab.script(name, "ip route show default")).toBe("");
    for (const name of directorNames) expect(await lab.script(name, "cat /proc/sys/net/ipv4/ip_forward")).toBe("0");
  });

  test("by hand and imported: the file stays, what makes a router of the director is taken over", async () => {
    // Of the tutorial's rules this one lets the real servers out; IPVS changes addresses without it.
    const router = `sysctl -qw net.ipv4.ip_forward=1
      iptables -t nat -A POSTROUTING -s 10.78.0.0/24 -o eth0 -j MASQUERADE`;
    for (const director of directorNames) await lab.script(director, router);
    for (const [name] of servers) await lab.script(name, `ip route replace default via ${gateway}`);
    cluster = await importPair(stage, { name: "masquerading by hand", confOf });
    await onDirector("director1");
    await lab.script("rs3", `ping -q -c 1 -W 5 ${lanAddress("client")}`);

    const planned = await cluster.plannedChanges();
    expect(planned).not.toEqual([]);
    expect(planned.filter((change) => !/^[a-z]+-directors?\.\d\.net/.test(change))).toEqual([]);
    await cluster.apply();
    for (const name of directorNames) expect(await confOn(stage, name)).toBe(confOf(name));
    expect(await answers(lab, `http://${vip}/`)).toEqual({ rs3: 4, rs4: 4 });

    const [web] = (await cluster.read()).services;
    await cluster.changeService(web?.name ?? "", { scheduler: "sh" });
    await cluster.apply();
    for (const name of directorNames) {
      const conf = await lab.script(name, `cat ${keepalivedConfPath}`);
      expect(conf).toContain("lb_algo sh");
      expect(conf).toContain("# the real servers' gateway");
    }
    expect(Object.values(await answers(lab, `http://${vip}/`))).toEqual([8]);
    await cluster.leave();
  });
}

function confOf(own: DirectorName): string {
  const role = `state ${own === "director1" ? "MASTER" : "BACKUP"}
    priority ${own === "director1" ? 150 : 100}`;
  const realServer = (address: string) => `    real_server ${address} 8080 {
        weight 1
        HTTP_GET {
            url {
              path /
              status_code 200
            }
            connect_timeout 3
            nb_get_retry 3
            delay_before_retry 2
        }
    }`;
  return `vrrp_sync_group VG1 {
    group {
        VI_OUT
        VI_IN
    }
}

vrrp_instance VI_OUT {
    ${role}
    interface eth0
    virtual_router_id 72
    advert_int 1
    virtual_ipaddress {
        ${vip}/24 dev eth0
    }
}

vrrp_instance VI_IN {
    ${role}
    interface eth1
    virtual_router_id 73
    advert_int 1
    virtual_ipaddress {
        ${gateway}/24 dev eth1    # the real servers' gateway
    }
}

virtual_server ${vip} 80 {
    delay_loop 5
    lb_algo rr
    lb_kind NAT
    protocol TCP

${servers.map(([, address]) => realServer(address)).join("\n")}
}
`;
}
