import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { importRows } from "@/lib/desired/import-rows";
import { importText } from "@/lib/import/import-text";
import { adoptedConf } from "@/lib/import/keepalived/adopted-conf";
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
  let count = 0;
  return importRows(imported, () => {
    count += 1;
    return `0199d1a0-0000-7000-8000-${String(count).padStart(12, "0")}`;
  });
}

function render(cluster: DesiredCluster, text: string): string {
  return adoptedConf(cluster, cluster.directors[0]?.id ?? "", text);
}

test("as long as nothing else is wanted, the file stays to the letter", () => {
  expect(render(created(file), file)).toBe(file);
});

test("a weight changes its own line, and the first line says whose file it is now", () => {
  const cluster = created(file);
  const services = cluster.services.map((service) => ({
    ...service,
    destinations: service.destinations.map((one) => (one.weight === 3 ? { ...one, weight: 9 } : one)),
  }));
  const [header, ...lines] = render({ ...cluster, services }, file).split("\n");
  expect(header).toContain(cluster.id);
  const before = new Set(file.split("\n").map((line) => line.trim().replaceAll(/\s+/g, " ")));
  const changed = lines.map((line) => line.trim().replaceAll(/\s+/g, " ")).filter((line) => !before.has(line));
  expect(changed).toEqual(["weight 9"]);
  for (const comment of ["before Christmas", "nobody knows this one", "# www", "# the old one"]) {
    expect(lines.join("\n")).toContain(comment);
  }
});

const corpus = path.resolve(import.meta.dirname, "../../../golden/keepalived/corpus");
const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".conf"));

test.each(files)("what is written instead of %s once is written again the same", (name) => {
  const text = readFileSync(path.join(corpus, name), "utf8");
  if (importText("keepalived", [{ path: name, text }]).clusters.length === 0) return;
  const cluster = created(text);
  const written = render(cluster, text);
  expect(render(cluster, text)).toBe(written);
});
