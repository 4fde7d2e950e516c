import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importText } from "@/lib/import/import-text";
import { tablesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { renderSave } from "@/lib/ipvs/render-save";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { DesiredCluster } from "@/lib/model/cluster";
import { exampleClusters } from "../keepalived/example-clusters";
import { randomCluster } from "../plan/random-cluster";
import { meaning } from "./meaning";
import { savedTables } from "./saved-tables";

const importConf = (text: string, options = {}) =>
  importText("keepalived", [{ path: "/etc/keepalived/keepalived.conf", text }], options);

const problems = (text: string) =>
  importConf(text).report.map(({ line, column, severity, code }) => `${line}:${column} ${severity} ${code}`);

/** Passwords are in files of their own, which nobody imports. */
function withoutPasswords({ vrrp, vrrpInstances, ...cluster }: DesiredCluster): DesiredCluster {
  return {
    ...cluster,
    vrrp: vrrp === null ? null : { ...vrrp, authentication: null },
    vrrpInstances: vrrpInstances.map((instance) => ({ ...instance, authentication: null })),
  };
}

/** Imports what is rendered for a director, and renders that again. */
function renderedAgain(text: string): string {
  const [cluster] = importConf(text).clusters;
  const [director] = cluster?.directors ?? [];
  return cluster === undefined || director === undefined ? "" : renderKeepalivedConf(cluster, director.id);
}

/**
 * Without peers the file does not say whether others have a higher priority, and so who starts as master. The delay
 * between checks may stand at the service or at each check; `meaning` compares that. Definitions have names that are made
 * of numbers, and no order.
 */
function comparable(text: string): string {
  const written = text.replaceAll(/ *delay_loop .*\n/g, "").replaceAll(/VI(_\d+)+/g, "VI");
  const fixed = written.includes("unicast_peer") ? written : written.replaceAll(/state \w+/g, "");
  return fixed.trimEnd().split("\n\n").sort().join("\n\n");
}

/** What other files say of this cluster, and what is not in a file for keepalived. */
const notInOneFile = /import\.(keepalived\.peer_guessed|director\.address_unknown)/;

/** The delay between checks where no destination has one is kept as it stands. */
const withoutEffect = /^delay_loop \d+$/;

function expectImported(cluster: DesiredCluster): void {
  for (const { id } of cluster.directors) {
    const text = renderKeepalivedConf(cluster, id);
    const { clusters, report } = importConf(text);
    if (clusters.length === 0) {
      expect(cluster.services.every(({ destinations }) => destinations.length === 0)).toBe(true);
      continue;
    }
    expect(report.filter(({ code, text }) => !notInOneFile.test(code) && !withoutEffect.test(text))).toEqual([]);
    expect(clusters[0]?.kept.filter(({ text }) => !withoutEffect.test(text))).toEqual([]);
    for (const imported of clusters) {
      expect(tablesEqual(expectedTable(imported), expectedTable({ ...cluster, engine: "keepalived" }))).toBe(true);
      expect(meaning(imported)).toEqual(meaning(cluster));
    }
    expect(comparable(renderedAgain(text))).toBe(comparable(text));
  }
}

describe("what we write for a director is imported as what it was, and written again letter by letter", () => {
  test.each(Object.entries(exampleClusters))("%s", (_, cluster) => {
    expectImported(withoutPasswords(cluster));
  });

  test("for random clusters", () => {
    fc.assert(
      fc.property(randomCluster, (cluster) => expectImported({ ...cluster, engine: "keepalived" })),
      { numRuns: 1000 },
    );
  });
});

test("every table of IPVS goes through keepalived.conf and back", () => {
  fc.assert(
    fc.property(savedTables, (table) => {
      const services = table.services.filter(({ destinations }) => destinations.length > 0);
      const [rules] = importText("ipvsadm", [{ path: "rules", text: renderSave({ services }) }]).clusters;
      fc.pre(rules !== undefined && services.length > 0);
      if (rules === undefined) return;
      const text = renderKeepalivedConf({ ...rules, engine: "keepalived" }, rules.directors[0]?.id ?? "");
      const [imported] = importConf(text).clusters;
      expect(imported !== undefined && tablesEqual(expectedTable(imported), expectedTable(rules))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("includes are read where they stand, relative to the file that names them", () => {
  const main = { path: "/etc/keepalived/keepalived.conf", text: "include conf.d/*.conf\n" };
  const service = (port: number) =>
    `virtual_server 10.0.0.1 ${port} {\n protocol TCP\n lvs_method DR\n real_server 10.0.0.2 ${port} {\n }\n}\n`;
  const files = [81, 80].map((port) => ({ path: `/etc/keepalived/conf.d/${port}.conf`, text: service(port) }));
  const { clusters, report } = importText("keepalived", [main, ...files]);
  expect(clusters[0]?.services.map(({ name }) => name)).toEqual(["TCP 10.0.0.1:80", "TCP 10.0.0.1:81"]);
  expect(report.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("an include that did not come along is an error at its line", () => {
  expect(problems("include web.conf\nvrrp_instance V {\n interface eth0\n virtual_router_id 5\n}\n")).toContain(
    "1:1 error import.keepalived.include_missing",
  );
});

test("lines for other hosts are left out", () => {
  const text =
    "vrrp_instance V {\n interface eth0\n virtual_router_id 5\n @lb1 priority 150\n @lb2 priority 100\n" +
    " virtual_ipaddress {\n 10.0.0.1\n }\n}\n";
  const priority = (configId: string) => importConf(text, { configId }).clusters[0]?.directors[0]?.priority;
  expect([priority("lb1"), priority("lb2")]).toEqual([150, 100]);
});

test("a sync daemon that an instance asks for is that of the directors", () => {
  const text = (globals: string) =>
    `${globals}vrrp_instance V {\n interface eth0\n virtual_router_id 5\n lvs_sync_daemon_interface eth1\n}\n`;
  const syncDaemon = (globals: string) => importConf(text(globals)).clusters[0]?.ipvs.syncDaemon;
  expect(syncDaemon("")).toMatchObject({ interface: "eth1", syncId: 0 });
  expect(syncDaemon("global_defs {\n lvs_sync_daemon eth2 V id 7\n}\n")).toMatchObject({
    interface: "eth2",
    syncId: 7,
  });
});

test("what has no place is kept with its blocks", () => {
  const text =
    "# our pair\nvrrp_instance V {\n interface eth0\n virtual_router_id 5\n # the check\n" +
    " track_script {\n  chk weight 5\n }\n}\n" +
    'vrrp_script other {\n script "a | b"\n}\n';
  expect(importConf(text).clusters[0]?.kept).toMatchObject([
    { line: 1, block: [], text: "# our pair" },
    { line: 5, block: ["vrrp_instance V"], text: "# the check" },
    { line: 7, block: ["vrrp_instance V", "track_script"], text: "chk weight 5" },
    { line: 10, block: [], text: 'vrrp_script other {\n    script "a | b"\n}' },
  ]);
});
