import { describe, expect, test } from "vitest";
import { importText } from "@/lib/import/import-text";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { parseAddress } from "@/lib/model/address";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedAdoption, ObservedCluster } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { managedHeader, readManagedHeader } from "@/lib/shell/managed-header";
import { file, freshHosts, planInput, sha256 } from "./observed-hosts";

const webPath = "/etc/keepalived/conf.d/web.conf";
const mailPath = "/etc/keepalived/conf.d/mail.conf";

const texts: Readonly<Record<string, string>> = {
  [keepalivedConfPath]: `# written by hand long ago
vrrp_instance SHOP {
    state BACKUP
    interface eth0
    virtual_router_id 61
    @lb1 priority 150
    @lb2 priority 100
    virtual_ipaddress {
        10.0.0.100/24 dev eth0
    }
}
include conf.d/*.conf
`,
  [mailPath]: `virtual_server 10.0.0.100 25 {
    lb_algo rr
    lb_kind DR
    protocol TCP
    real_server 10.0.0.11 25 {
        weight 1
    }
}
`,
  [webPath]: `virtual_server 10.0.0.100 80 {
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 10.0.0.11 80 {
        weight 3   # the old one
    }
    real_server 10.0.0.12 80 {
        weight 1
    }
}
`,
};

const included = [mailPath, webPath].map((path) => ({ path, sha256: sha256(textAt(path)), text: textAt(path) }));
const adopted: AdoptedFile = {
  sha256: sha256(textAt(keepalivedConfPath)),
  text: textAt(keepalivedConfPath),
  included,
  configId: "lb1",
};
const { imported, cluster } = importedCluster();
const nothingBeside: ObservedAdoption = { links: [], unknown: [], configId: "lb1" };

function textAt(path: string): string {
  return texts[path] ?? "";
}

function importedCluster() {
  const sources = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const [imported] = importText("keepalived", sources, { configId: "lb1" }).clusters;
  const [director] = imported?.directors ?? [];
  const address = parseAddress("10.0.0.1");
  assert(imported !== undefined && director !== undefined && address !== null, "a cluster");
  const { kept: _, ...model } = imported;
  const cluster: DesiredCluster = {
    ...model,
    id: "0199d1a0-0000-7000-8000-000000000001",
    directors: [{ ...director, address, adopted }],
  };
  return { imported, cluster };
}

/** keepalived runs with these files in place of the imported ones; null = not there. */
function running(
  others: Readonly<Record<string, string | null>> = {},
  adoption: ObservedAdoption = nothingBeside,
): ObservedCluster {
  const fresh = freshHosts(cluster);
  const files = Object.entries({ ...texts, ...others }).map(([path, text]) => [
    path,
    text === null ? null : file(text),
  ]);
  const vip = parseAddress("10.0.0.100");
  assert(vip !== null, "an address");
  return {
    ...fresh,
    directors: fresh.directors.map((director) => ({
      ...director,
      files: { ...director.files, ...Object.fromEntries(files) },
      adoption,
      keepalived: { version: "2.2.7", running: true, enabled: true },
      table: expectedTable(imported),
      addresses: [...director.addresses, { interface: "eth0", address: vip, prefixLength: 24 }],
    })),
  };
}

function withWeight(weight: number, port = 80): DesiredCluster {
  const services = cluster.services.map((service) => ({
    ...service,
    destinations: service.destinations.map((one, index) =>
      index === 0 && one.port === port ? { ...one, weight } : one,
    ),
  }));
  return { ...cluster, services };
}

function planned(desired: DesiredCluster, observed: ObservedCluster) {
  const { problems, waves, changeCount } = planCluster(planInput(desired, observed));
  const hosts = waves.flatMap((wave) => wave.hosts);
  const steps = hosts.flatMap((host) => host.steps).filter(({ action }) => action !== "no-op");
  const changes = hosts.flatMap((host) => host.files).filter(({ before, after }) => before !== after);
  return {
    errors: problems
      .filter(({ severity }) => severity === "error")
      .map(({ code, params }) => `${code} ${params?.path}`),
    steps,
    changes,
    changeCount,
    expected: hosts[0]?.expected.files ?? {},
  };
}

test("the plan of files that are as imported has nothing to do, and expects each of them", () => {
  const { errors, changeCount, expected } = planned(cluster, running());
  expect({ errors, changeCount }).toEqual({ errors: [], changeCount: 0 });
  for (const [path, text] of Object.entries(texts)) expect(expected[path]).toBe(sha256(text));
});

test("a weight changes its line in the file that has it, and its first line; the others stay", () => {
  const { errors, steps, changes } = planned(withWeight(9), running());
  expect(errors).toEqual([]);
  expect(steps.map(({ title }) => `${title.code} ${title.params.path ?? ""}`)).toEqual([
    `step.file_update ${webPath}`,
    "step.keepalived_reload ",
  ]);
  expect(changes.map(({ path, after }) => [path, after])).toEqual([
    [webPath, `${managedHeader(cluster.id)}\n${textAt(webPath).replace("weight 3", "weight 9")}`],
  ]);
});

test("the copies that stay beside an included file are hidden from patterns, and the undo finds them", () => {
  const { steps } = planned(withWeight(9), running());
  const [write] = steps;
  expect(write?.script).toContain("'/etc/keepalived/conf.d/.web.conf.before-signalbox'");
  expect(write?.script).toContain("'/etc/keepalived/conf.d/.web.conf.signalbox-'$$");
  expect(write?.script).not.toContain("'/etc/keepalived/conf.d/web.conf.");
});

test("what is said for this host only is edited in its line, and what is said for others stays", () => {
  const directors = cluster.directors.map((director) => ({ ...director, priority: 160 }));
  const { errors, changes } = planned({ ...cluster, directors }, running());
  expect(errors).toEqual([]);
  expect(changes.map(({ path, after }) => [path, after?.split("\n").slice(1).join("\n")])).toEqual([
    [keepalivedConfPath, textAt(keepalivedConfPath).replace("@lb1 priority 150", "@lb1 priority 160")],
  ]);
});

test("a new service stands beside the others", () => {
  const [service] = cluster.services.filter(({ destinations }) => destinations.length === 2);
  assert(service?.listener.kind === "address", "the web service");
  const destinations = service.destinations.map((one) => ({ ...one, id: `${one.id}9`, port: 443 }));
  const added = { ...service, id: "s9", name: "tls", listener: { ...service.listener, port: 443 }, destinations };
  const { errors, changes } = planned({ ...cluster, services: [...cluster.services, added] }, running());
  expect(errors).toEqual([]);
  expect(changes.map(({ path }) => path)).toEqual([webPath]);
  expect(changes[0]?.after).toContain("virtual_server 10.0.0.100 443 {");
});

test("edits in two files are two changes of one plan, judged together before the first is written", () => {
  const both = {
    ...withWeight(9),
    services: [...withWeight(9, 25).services.slice(0, 1), ...withWeight(9).services.slice(1)],
  };
  const { steps, changes } = planned(both, running());
  expect(changes.map(({ path }) => path).sort()).toEqual([mailPath, webPath]);
  const writes = steps.filter(({ title }) => title.code === "step.file_update");
  expect(writes.map(({ script }) => script.includes("keepalived -t"))).toEqual([true, false]);
  const reload = steps.find(({ id }) => id.endsWith(".daemon"));
  for (const path of [mailPath, webPath]) expect(reload?.undo).toContain(path);
});

describe("what blocks the plan, by its name:", () => {
  const edited = textAt(mailPath).replace("weight 1", "weight 2");

  test.each([
    ["an included file that was edited", running({ [mailPath]: edited }), "plan.adopted_file_changed", mailPath],
    ["one that is gone", running({ [mailPath]: null }), "plan.adopted_file_gone", mailPath],
    [
      "one that has come since",
      running({}, { ...nothingBeside, unknown: ["/etc/keepalived/conf.d/new.conf"] }),
      "plan.included_file_new",
      "/etc/keepalived/conf.d/new.conf",
    ],
    ["one that is a link", running({}, { ...nothingBeside, links: [webPath] }), "plan.adopted_file_link", webPath],
  ])("%s", (_, observed, code, path) => {
    expect(planned(cluster, observed).errors).toContain(`${code} ${path}`);
  });

  test("a name that keepalived does not decide by any more", () => {
    const { errors } = planned(cluster, running({}, { ...nothingBeside, configId: "lb2" }));
    expect(errors).toEqual(["plan.config_id undefined"]);
  });
});

test("once written, a file is ours: the next plan has nothing to do, and an edit of it by hand is put right", () => {
  const [change] = planned(withWeight(9), running()).changes;
  const after = change?.after ?? "";
  const now = (text: string) => ({
    ...running({ [webPath]: text }),
    directors: running({ [webPath]: text }).directors.map((director) => ({
      ...director,
      table: expectedTable({ ...imported, services: withWeight(9).services }),
    })),
  });
  expect(planned(withWeight(9), now(after))).toMatchObject({ errors: [], changeCount: 0 });
  const { errors, changes } = planned(withWeight(9), now(after.replace("# the old one", "# mine")));
  expect(errors).toEqual([]);
  expect(changes.map(({ path, after: text }) => [path, text])).toEqual([[webPath, after]]);
});

test("taken back, the edit leaves the imported file to the letter", () => {
  const [change] = planned(withWeight(9), running()).changes;
  expect(readManagedHeader(change?.after ?? "")).toBe(cluster.id);
  const { changes } = planned(cluster, running({ [webPath]: change?.after ?? "" }));
  expect(changes.map(({ path, after }) => [path, after])).toEqual([[webPath, textAt(webPath)]]);
});
