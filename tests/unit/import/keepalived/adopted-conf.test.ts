import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importRows } from "@/lib/desired/import-rows";
import { importDirectors } from "@/lib/import/import-directors";
import { importText } from "@/lib/import/import-text";
import { adoptedConf } from "@/lib/import/keepalived/adopted-conf";
import { parseAddress } from "@/lib/model/address";
import type { DesiredCluster } from "@/lib/model/cluster";

const file = `! the pair of the shop, do not touch before Christmas
global_defs {
   router_id LVS1
   rs_weight_default 7   # nobody knows this one
}

vrrp_instance VI_SHOP {
    state MASTER
    interface eth1
    virtual_router_id 61
    priority 150
    advert_int 1
    unicast_src_ip 10.0.0.1
    unicast_peer {
        10.0.0.2
    }
    virtual_ipaddress {
        10.0.0.100/24 dev eth1   # www
    }
}

virtual_server_group WEB {
    10.0.0.100 80
    10.0.0.100 443
}

virtual_server group WEB {
    ip_family inet
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 10.0.0.11 0 {   # the old one
        weight 3
    }
    real_server 10.0.0.12 0 {
        weight 1
    }
}
`;

/** The cluster that the panel makes of a file, with ids of rows. */
function created(text: string): DesiredCluster {
  const [imported] = importText("keepalived", [{ path: "keepalived.conf", text }]).clusters;
  if (imported === undefined) throw new Error("no cluster");
  return importRows(imported, ids());
}

function ids(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `0199d1a0-0000-7000-8000-${String(count).padStart(12, "0")}`;
  };
}

function render(cluster: DesiredCluster, text: string): string {
  return mainOf(adoptedConf(cluster, cluster.directors[0]?.id ?? "", { text }));
}

function mainOf([main]: ReturnType<typeof adoptedConf>): string {
  if (main === undefined) throw new Error("no file");
  return main.text;
}

test("as long as nothing else is wanted, the file stays to the letter", () => {
  expect(render(created(file), file)).toBe(file);
});

test("a weight changes its own line, and the first line says whose file it is now", () => {
  const cluster = created(file);
  const [header, ...lines] = render(withWeight(cluster, 3, 9), file).split("\n");
  expect(header).toContain(cluster.id);
  expect(lines.join("\n")).toBe(file.replace("weight 3", "weight 9"));
});

function withWeight(cluster: DesiredCluster, from: number, to: number): DesiredCluster {
  const services = cluster.services.map((service) => ({
    ...service,
    destinations: service.destinations.map((one) => (one.weight === from ? { ...one, weight: to } : one)),
  }));
  return { ...cluster, services };
}

/** Old words, tabs, carriage returns, both directors as BACKUP, a script, defaults unsaid, a port that goes without saying. */
const grown = `! Configuration File for keepalived

vrrp_script chk_nginx {
\tscript "/etc/keepalived/check_nginx.sh"
\tinterval 2
\tweight -20
}

vrrp_instance VI_1 {
\tstate BACKUP
\tinterface ens33 \t# to the office
\tvirtual_router_id 51
\tpriority 100
\ttrack_script {
\t\tchk_nginx
\t}
\tvirtual_ipaddress {
\t\t192.168.1.100
\t}
}

virtual_server 192.168.1.100 80 {
\tdelay_loop 6
\tlb_algo rr
\tlb_kind DR
\tnat_mask 255.255.255.0
\tprotocol TCP
\treal_server 192.168.1.11 80 {
\t\tweight 3\t\t# the big one
\t\tTCP_CHECK {
\t\t\tconnect_timeout 3
\t\t\tnb_get_retry 3
\t\t\tconnect_port 80
\t\t}
\t}
\treal_server 192.168.1.12 80 {
\t\tTCP_CHECK {
\t\t\tconnect_timeout 3
\t\t}
\t}
}
`.replaceAll("\n", "\r\n");

describe("a file in words that we would not use", () => {
  const cluster = created(grown);

  test("stays to the letter", () => {
    expect(render(cluster, grown)).toBe(grown);
  });

  test("has a weight changed in its line", () => {
    expect(bodyOf(render(withWeight(cluster, 3, 0), grown))).toBe(grown.replace("weight 3", "weight 0"));
  });

  test("gets a weight where none is said, in its own layout", () => {
    const wanted = grown.replace(
      "real_server 192.168.1.12 80 {\r\n",
      "real_server 192.168.1.12 80 {\r\n\t\tweight 5\r\n",
    );
    const lines = bodyOf(render(withWeight(cluster, 1, 5), grown)).split("\r\n");
    expect(lines.toSorted()).toEqual(wanted.split("\r\n").sort());
  });

  test("loses the lines of a real server that leaves, and no others", () => {
    const services = cluster.services.map((service) => ({ ...service, destinations: service.destinations.slice(1) }));
    const [before = "", rest = ""] = grown.split("\treal_server 192.168.1.11 80 {");
    const after = rest.slice(rest.indexOf("\treal_server 192.168.1.12"));
    expect(bodyOf(render({ ...cluster, services }, grown))).toBe(before + after);
  });

  test("has another VIP in a line beside the first", () => {
    const [vip] = cluster.vips;
    const extraVip = parseAddress("192.168.1.101");
    if (vip === undefined || extraVip === null) throw new Error("a VIP");
    const vips = [...cluster.vips, { ...vip, id: "0199d1a0-0000-7000-8000-000000000999", address: extraVip }];
    expect(bodyOf(render({ ...cluster, vips }, grown))).toBe(
      grown.replace("\t\t192.168.1.100\r\n", "\t\t192.168.1.100\r\n\t\t192.168.1.101/32 dev ens33\r\n"),
    );
  });
});

test("a service by mark is found again, whatever protocol its block names for nothing", () => {
  const text = `virtual_server fwmark 7 {
  lb_algo rr
  lb_kind NAT
  protocol TCP
  real_server 10.0.0.11 80 {
    weight 3
  }
}
`;
  expect(bodyOf(render(withWeight(created(text), 3, 5), text))).toBe(text.replace("weight 3", "weight 5"));
});

test("a line that a definition made is not edited in its place: the file is written again, with what is wanted", () => {
  const text = grown.replaceAll("\r\n", "\n").replace("weight 3", "weight $BIG");
  const cluster = created(`$BIG=3\n${text}`);
  const written = render(withWeight(cluster, 3, 4), `$BIG=3\n${text}`);
  expect(written).toContain("weight 4");
  expect(written).toContain("nat_mask 255.255.255.0");
});

test("where the files of a pair say different things, the first file's is wanted in both", () => {
  const other = grown.replace("lb_algo rr", "lb_algo wlc").replace("priority 100", "priority 90");
  const files = [grown, other].map((text, index) => ({
    sources: [{ path: `lb${index}:keepalived.conf`, text }],
    options: { director: `lb${index}` },
  }));
  const [imported] = importDirectors("keepalived", files).clusters;
  if (imported === undefined) throw new Error("no cluster");
  const rows = importRows(imported, ids());
  const directors = rows.directors.map((director, index) => ({
    ...director,
    adopted: { sha256: "0".repeat(64), text: index === 0 ? grown : other },
  }));
  const [first = "", second = ""] = directors.map(({ id, adopted }) =>
    mainOf(adoptedConf({ ...rows, directors }, id, adopted)),
  );
  expect(first).toBe(grown);
  expect(bodyOf(second)).toBe(other.replace("lb_algo wlc", "lb_algo rr"));
});

/** Without the line that says whose file it is. */
function bodyOf(text: string): string {
  return text.slice(text.indexOf("\n") + 1);
}

const corpus = path.resolve(import.meta.dirname, "../../../golden/keepalived/corpus");
const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".conf"));

test.each(files)("%s stays to the letter, in whatever words it is", (name) => {
  const text = readFileSync(path.join(corpus, name), "utf8");
  if (importText("keepalived", [{ path: name, text }]).clusters.length === 0) return;
  expect(render(created(text), text)).toBe(text);
});
