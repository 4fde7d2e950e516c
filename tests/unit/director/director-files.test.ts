import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { directorFiles } from "@/lib/director/director-files";
import { parseRules } from "@/lib/director/parse-rules";
import { tablesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { clusterWith } from "../../support/example-cluster";

const cluster = clusterWith({
  engine: "ipvsadm",
  "vips.1": { id: "v2", address: "fd77::100", prefixLength: 128 },
  "services.0.destinations.0.upperThreshold": 10,
});
const contentOf = (path: string, directorId: string) =>
  directorFiles(cluster, directorId, "systemd").find((file) => file.path === path)?.content ?? "";

test("the rules file is our header and the lines of the table", () => {
  expect(contentOf("/etc/signalbox/ipvsadm.rules", "d1")).toBe(`\
# Managed by Signalbox: cluster 0190a1b2-0000-7000-8000-000000000001. Edits here are overwritten.
-A -t 10.77.0.100:80 -s wrr
-a -t 10.77.0.100:80 -r 10.77.0.21:80 -g -w 3 -x 10 -y 0
-a -t 10.77.0.100:80 -r 10.77.0.22:80 -g -w 2
-a -t 10.77.0.100:80 -r 10.77.0.23:80 -g -w 1
`);
});

test("the rules file tells later which services are ours", () => {
  const rules = parseRules(contentOf("/etc/signalbox/ipvsadm.rules", "d2"));
  expect(rules.ok && rules.value.clusterId).toBe(cluster.id);
  expect(rules.ok && tablesEqual(rules.value.table, expectedTable(cluster))).toBe(true);
});

test.each(["", "-A -t 10.0.0.1:80 -s rr\n", "# ipvsadm.rules\n"])(
  "a rules file without our header is foreign: %j",
  (content) => {
    expect(parseRules(content)).toMatchObject({ ok: false, problems: [{ code: "plan.foreign_file" }] });
  },
);

test("the director of the highest priority holds the VIPs, the others none", () => {
  const header = "# Managed by Signalbox: cluster 0190a1b2-0000-7000-8000-000000000001. Edits here are overwritten.\n";
  expect(contentOf("/etc/signalbox/director.vips", "d1")).toBe(`${header}10.77.0.100/32 eth0\nfd77::100/128 eth0\n`);
  expect(contentOf("/etc/signalbox/director.vips", "d2")).toBe(header);
});

test("each init system gets its own boot file", () => {
  const paths = (init: "systemd" | "sysv") =>
    directorFiles(cluster, "d1", init).map(({ path, mode }) => `${path} ${mode.toString(8)}`);
  const both = [
    "/etc/signalbox/ipvsadm.rules 644",
    "/etc/signalbox/director.vips 644",
    "/usr/local/sbin/signalbox-director 755",
  ];
  expect(paths("systemd")).toEqual([...both, "/etc/systemd/system/signalbox-director.service 644"]);
  expect(paths("sysv")).toEqual([...both, "/etc/init.d/signalbox-director 755"]);
});

describe.each(["dash", "bash"])("%s", (shell) => {
  test("parses every script", () => {
    for (const { content, mode } of directorFiles(cluster, "d1", "sysv")) {
      if (mode === 0o755) expect(spawnSync(shell, ["-n"], { input: content, encoding: "utf8" }).stderr).toBe("");
    }
  });
});
