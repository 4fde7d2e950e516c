import { describe, expect, test } from "vitest";
import { importText } from "@/lib/import/import-text";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedCluster } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { afterApply, file, freshHosts, planInput, sha256 } from "./observed-hosts";

const text = `# written by hand long ago
vrrp_instance SHOP {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 150
    advert_int 1
    virtual_ipaddress {
        10.0.0.100/24 dev eth0   # www
    }
}

virtual_server 10.0.0.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    frobnicate 7   # unknown to everybody
    real_server 10.0.0.11 80 {
        weight 3   # the old one
    }
    real_server 10.0.0.12 80 {
        weight 1
    }
}
`;

const { imported, cluster } = importedCluster();

function importedCluster() {
  const [imported] = importText("keepalived", [{ path: keepalivedConfPath, text }]).clusters;
  if (imported === undefined) throw new Error("no cluster");
  const director = imported.directors[0];
  if (director === undefined) throw new Error("no director");
  const { kept: _, ...model } = imported;
  const cluster: DesiredCluster = {
    ...model,
    id: "0199d1a0-0000-7000-8000-000000000001",
    directors: [{ ...director, address: "10.0.0.1" as never, adopted: { sha256: sha256(text), text } }],
  };
  return { imported, cluster };
}

/** The director as it was before the panel came: keepalived runs with that file, and holds the VIP. */
function running(conf = text): ObservedCluster {
  const fresh = freshHosts(cluster);
  return {
    ...fresh,
    directors: fresh.directors.map((director) => ({
      ...director,
      files: { ...director.files, [keepalivedConfPath]: file(conf) },
      keepalived: { version: "2.2.7", running: true, enabled: true },
      table: expectedTable(imported),
      addresses: [...director.addresses, { interface: "eth0", address: "10.0.0.100" as never, prefixLength: 24 }],
    })),
  };
}

function withWeight(weight: number): DesiredCluster {
  const services = cluster.services.map((service) => ({
    ...service,
    destinations: service.destinations.map((one, index) => (index === 0 ? { ...one, weight } : one)),
  }));
  return { ...cluster, services };
}

const errors = (observed: ObservedCluster, desired = cluster) =>
  planCluster(planInput(desired, observed)).problems.filter(({ severity }) => severity === "error");

test("the plan of an adopted director that is as imported has nothing to do, and nothing in the way", () => {
  expect(errors(running())).toEqual([]);
  expect(planCluster(planInput(cluster, running())).changeCount).toBe(0);
});

test("a changed weight changes its line of the file, by a reload, and keeps comments and unknown lines", () => {
  const desired = withWeight(9);
  expect(errors(running(), desired)).toEqual([]);
  const plan = planCluster(planInput(desired, running()));
  const steps = plan.waves.flatMap(({ hosts }) => hosts.flatMap((host) => host.steps));
  expect(steps.filter(({ action }) => action !== "no-op").map(({ title }) => title.code)).toEqual([
    "step.file_update",
    "step.keepalived_reload",
  ]);
  const written = plan.waves[0]?.hosts[0]?.files.find(({ path }) => path === keepalivedConfPath)?.after ?? "";
  expect(readManagedHeader(written)).toBe(cluster.id);
  for (const part of ["# written by hand long ago", "frobnicate 7", "# www", "# the old one", "weight 9"]) {
    expect(written).toContain(part);
  }
});

test("once written, the file is ours: the next plan has nothing to do, also when the weight goes back", () => {
  const changed = afterApply(running(), planCluster(planInput(withWeight(9), running())));
  expect(planCluster(planInput(withWeight(9), changed))).toMatchObject({ changeCount: 0, problems: [] });
  const back = afterApply(changed, planCluster(planInput(cluster, changed)));
  expect(planCluster(planInput(cluster, back))).toMatchObject({ changeCount: 0, problems: [] });
});

test("a file that was edited after the import is somebody else's, and so are its services", () => {
  const codes = errors(running(text.replace("priority 150", "priority 151"))).map(({ code }) => code);
  expect(codes).toContain("plan.adopted_file_changed");
  expect(codes).toContain("plan.foreign_service");
});

describe("a file with a password, which the panel has sealed", () => {
  const secretId = "0199d1a0-0000-7000-8000-0000000000aa";
  const secret = { secretId, sha256: sha256("the file of the secret") };
  const block = (line: string) => `    authentication {\n        auth_type PASS\n        ${line}\n    }\n`;
  const withPassword = (line: string) => text.replace("    virtual_ipaddress", `${block(line)}    virtual_ipaddress`);
  const onDirector = withPassword("auth_pass hunter22");
  const include = `include /etc/keepalived/signalbox/${secretId}.conf`;

  function sealed(desired: DesiredCluster): DesiredCluster {
    if (desired.vrrp === null) throw new Error("an instance");
    const adopted = { sha256: sha256(onDirector), text: withPassword(include) };
    return {
      ...desired,
      vrrp: { ...desired.vrrp, authentication: secret },
      directors: desired.directors.map((director) => ({ ...director, adopted })),
    };
  }

  function stepsOf(desired: DesiredCluster, observed: ObservedCluster) {
    const { problems, waves } = planCluster(planInput(desired, observed));
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const hosts = waves.flatMap((wave) => wave.hosts);
    return { hosts, steps: hosts.flatMap(({ steps }) => steps).filter(({ action }) => action !== "no-op") };
  }

  test("stays as it is: nothing is written, the password's own file neither", () => {
    const { hosts, steps } = stepsOf(sealed(cluster), running(onDirector));
    expect(steps).toEqual([]);
    expect(hosts[0]?.expected.files[keepalivedConfPath]).toBe(sha256(onDirector));
  });

  test("with the first edit includes the password from its own file, and no plan has a word of it", () => {
    const desired = sealed(withWeight(9));
    const { hosts, steps } = stepsOf(desired, running(onDirector));
    expect(steps.map(({ id }) => id)).toEqual(
      [`secret.${secretId}`, "file.1", "daemon"].map((id) => `master-director.1.${id}`),
    );
    const change = hosts[0]?.files.find(({ path }) => path === keepalivedConfPath);
    expect(change?.after?.split("\n").slice(1).join("\n")).toBe(withPassword(include).replace("weight 3", "weight 9"));
    expect(JSON.stringify(hosts)).not.toContain("hunter22");
  });

  test("comes back without the password when the edit is taken back, and is ours then", () => {
    const [first] = stepsOf(sealed(withWeight(9)), running(onDirector)).hosts;
    const edited = running(first?.files.find(({ path }) => path === keepalivedConfPath)?.after ?? "");
    const { hosts } = stepsOf(sealed(cluster), edited);
    const change = hosts[0]?.files.find(({ path }) => path === keepalivedConfPath);
    expect(readManagedHeader(change?.after ?? "")).toBe(cluster.id);
    expect(change?.after?.split("\n").slice(1).join("\n")).toBe(withPassword(include));
  });

  test("loses the block when nobody wants a password any more", () => {
    const wanted = sealed(cluster);
    if (wanted.vrrp === null) throw new Error("an instance");
    const { hosts } = stepsOf({ ...wanted, vrrp: { ...wanted.vrrp, authentication: null } }, running(onDirector));
    const change = hosts[0]?.files.find(({ path }) => path === keepalivedConfPath);
    expect(change?.after?.split("\n").slice(1).join("\n")).toBe(text);
  });
});
