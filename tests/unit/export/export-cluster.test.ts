import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { directorFiles } from "@/lib/director/director-files";
import { directorNetPaths } from "@/lib/director/director-net-paths";
import { exportCluster } from "@/lib/export/export-cluster";
import type { AppliedState } from "@/lib/export/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { vrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";
import type { DesiredCluster } from "@/lib/model/cluster";
import { realServerFiles } from "@/lib/realserver/real-server-files";
import { newCluster } from "@/tests/support/fake-hosts/fake-cluster";

const secretId = "0199d1a0-0000-7000-8000-000000000001";

function textsOf(files: readonly { readonly path: string; readonly content: string }[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

function stateOf(cluster: DesiredCluster, names: Readonly<Record<string, string>> = {}): AppliedState {
  const [first, second] = cluster.directors;
  const conf = { [keepalivedConfPath]: "vrrp_instance VI {\n}\n", [vrrpSecretPath(secretId)]: "•••••••• placeholder" };
  const director = (id = "") => (cluster.engine === "keepalived" ? conf : textsOf(directorFiles(cluster, id, "sysv")));
  const net = { [directorNetPaths.script]: "#!/bin/sh\n", [directorNetPaths.systemd]: "[Unit]\n" };
  const server = textsOf(realServerFiles({ vips: cluster.vips.map(({ address }) => address), net: [] }, "systemd"));
  const servers = cluster.realServers.flatMap(({ hostId }) => (hostId === null ? [] : [[hostId, server] as const]));
  const hostIds = [...cluster.directors, ...cluster.realServers].flatMap(({ hostId, name }) =>
    hostId === null ? [] : [{ id: hostId, name: names[name] ?? name }],
  );
  return {
    cluster,
    revision: 4,
    appliedAt: new Date("2026-11-21T10:00:00Z"),
    files: {
      [first?.hostId ?? ""]: { ...director(first?.id), ...net },
      [second?.hostId ?? ""]: director(second?.id),
      ...Object.fromEntries(servers),
    },
    hosts: hostIds.map((host) => ({ ...host, address: `${host.name}.example.org`, port: 22, username: "root" })),
  };
}

const keepalived = newCluster({ engine: "keepalived" });

function fileAt(files: ReturnType<typeof exportCluster>, end: string): string {
  return files.find(({ path }) => path.endsWith(end))?.content ?? "";
}

test("every file lies below the cluster's own folder, by a path that leads nowhere else", () => {
  const hostile = { ...keepalived, name: "../../etc", id: "0199d1a0-0000-7000-8000-00000000000c" };
  const files = exportCluster(stateOf(hostile, { director1: "/etc/passwd", rs1: "-rf", rs2: "a b;c" }));
  for (const { path } of files) {
    expect(path).toMatch(new RegExp(`^${hostile.id}/`));
    expect(path.split("/")).not.toContain("..");
    expect(path).not.toContain("//");
  }
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
});

test("a file path that is not ours is a bug, not an export", () => {
  const state = stateOf(keepalived);
  const [hostId = ""] = Object.keys(state.files);
  const files = { ...state.files, [hostId]: { "/etc/../root/.ssh/authorized_keys": "x" } };
  expect(() => exportCluster({ ...state, files })).toThrow("plain absolute file path");
});

test("hosts are named in the order of set-up: real servers, the backup, the preferred master", () => {
  const readme = fileAt(exportCluster(stateOf({ ...keepalived, name: "shop" })), "shop/README");
  const order = [...readme.matchAll(/scp -r hosts\/(\S+) /g)].map(([, name]) => name);
  expect(order).toEqual(["rs1", "rs2", "director2", "director1"]);
});

test("other ports, users and IPv6 addresses are spelt as scp and ssh want them", () => {
  const state = stateOf(keepalived);
  const hosts = state.hosts.map((host) => ({ ...host, address: "fd77::11", port: 2222, username: "ops" }));
  const readme = fileAt(exportCluster({ ...state, hosts }), "/README");
  expect(readme).toContain("scp -r -P 2222 hosts/rs1 ops@[fd77::11]:signalbox-export");
  expect(readme).toContain("ssh -p 2222 ops@fd77::11 sudo sh signalbox-export/install.sh");
});

test("passwords of VRRP stay out, and the README says where they are", () => {
  const authentication = { kind: "pass" as const, secretId, sha256: "0".repeat(64) };
  const vrrp = keepalived.vrrp === null ? null : { ...keepalived.vrrp, authentication };
  const files = exportCluster(stateOf({ ...keepalived, vrrp }));
  expect(files.map(({ path }) => path).filter((path) => path.includes(secretId))).toEqual([]);
  expect(fileAt(files, "/README")).toContain("VRRP passwords are not in here");
  expect(fileAt(exportCluster(stateOf(keepalived)), "/README")).not.toContain("passwords");
});

test("a file in which a password is only hinted at is not installed", () => {
  const state = stateOf(keepalived);
  const [hostId = ""] = Object.keys(state.files);
  const files = { ...state.files, [hostId]: { [keepalivedConfPath]: "auth_pass ••••••••\n" } };
  const scripts = exportCluster({ ...state, files }).filter(({ content }) => content.includes("••••••••"));
  const script = scripts.find((file) => file.path.endsWith("install.sh"))?.content ?? "";
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-export-"));
  mkdirSync(path.join(folder, "files/etc/keepalived"), { recursive: true });
  writeFileSync(path.join(folder, "files", keepalivedConfPath), "auth_pass ••••••••\n");
  writeFileSync(path.join(folder, "install.sh"), script.replace("put() {", "exit 0; put() {"));
  const run = spawnSync("sh", [path.join(folder, "install.sh")], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("Put the password in");
});

test("real servers that somebody else sets up are named", () => {
  const realServers = keepalived.realServers.map((server) => ({ ...server, hostId: null }));
  expect(fileAt(exportCluster(stateOf({ ...keepalived, realServers })), "/README")).toMatch(/10\.77\.0\.21 {2}rs1\n/);
});

test.each(["keepalived", "ipvsadm"] as const)(
  "scripts of engine %s are shell, and start what they install",
  (engine) => {
    const files = exportCluster(stateOf(newCluster({ engine })));
    const scripts = files.filter(({ path }) => path.endsWith("install.sh"));
    expect(scripts).toHaveLength(4);
    for (const { content } of scripts) {
      expect(spawnSync("dash", ["-n"], { input: content }).status).toBe(0);
    }
    const ofDirector = fileAt(files, "hosts/director1/install.sh");
    expect(ofDirector).toContain("/usr/local/sbin/signalbox-director-net start\n");
    expect(ofDirector).toContain("systemctl enable --now signalbox-director-net\n");
    const starts =
      engine === "keepalived" ? "systemctl restart keepalived" : "/usr/local/sbin/signalbox-director start\n";
    expect(ofDirector).toContain(starts);
    expect(fileAt(files, "hosts/rs1/install.sh")).toContain("/usr/local/sbin/signalbox-real-server start\n");
  },
);

test("scripts get their modes: what runs can run, and keepalived's file is root's alone", () => {
  const modes = new Map(
    exportCluster(stateOf(keepalived)).map(({ path, mode }) => [path.replace(/^.*\/files/, ""), mode]),
  );
  expect(modes.get(keepalivedConfPath)).toBe(0o600);
  expect(modes.get("/usr/local/sbin/signalbox-real-server")).toBe(0o755);
  expect(modes.get("/etc/signalbox/real-server.vips")).toBe(0o644);
});
