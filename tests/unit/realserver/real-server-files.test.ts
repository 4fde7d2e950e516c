import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { parseAddress } from "@/lib/model/address";
import { realServerFiles } from "@/lib/realserver/real-server-files";
import { realServerSysctls } from "@/lib/realserver/real-server-sysctls";
import { tunnelLines } from "@/lib/realserver/tunnel-lines";

const vips = ["10.77.0.100", "fd77::100"].flatMap((text) => parseAddress(text) ?? []);
const contentOf = (path: RegExp, init: "systemd" | "sysv" = "systemd", of = vips) =>
  realServerFiles({ vips: of, net: [] }, init).find((file) => path.test(file.path))?.content;

test("the list of VIPs is one address a line below the header", () => {
  expect(contentOf(/\.vips$/)).toBe("# Managed by Signalbox. Edits here are overwritten.\n10.77.0.100\nfd77::100\n");
});

test("the settings at boot are those that the script makes", () => {
  expect(
    contentOf(/sysctl\.d/)
      ?.split("\n")
      .filter((line) => line.includes("=")),
  ).toEqual(["net.ipv4.conf.all.arp_ignore = 1", "net.ipv4.conf.all.arp_announce = 2"]);
});

test("IPv6 VIPs alone ask for no setting", () => {
  const inet6 = vips.filter((vip) => vip.includes(":"));
  expect(realServerSysctls(inet6)).toEqual({});
  expect(contentOf(/sysctl\.d/, "systemd", inet6)).not.toContain("=");
});

test("each init system gets its own boot file and nothing of the other's", () => {
  const paths = (init: "systemd" | "sysv") =>
    realServerFiles({ vips, net: [] }, init).map(({ path, mode }) => `${path} ${mode.toString(8)}`);
  const lists = ["/etc/signalbox/real-server.vips 644", "/etc/signalbox/real-server.net 644"];
  const both = [...lists, "/etc/sysctl.d/60-signalbox-real-server.conf 644"];
  const script = "/usr/local/sbin/signalbox-real-server 755";
  expect(paths("systemd")).toEqual([...both, script, "/etc/systemd/system/signalbox-real-server.service 644"]);
  expect(paths("sysv")).toEqual([...both, script, "/etc/init.d/signalbox-real-server 755"]);
});

describe.each(["dash", "bash"])("%s", (shell) => {
  test("parses every script", () => {
    for (const { content, mode } of realServerFiles({ vips, net: [] }, "sysv")) {
      if (mode === 0o755) expect(spawnSync(shell, ["-n"], { input: content, encoding: "utf8" }).stderr).toBe("");
    }
  });
});

test("what a tunnel needs is listed, and waits for the network at boot", () => {
  const net = vips
    .slice(0, 1)
    .flatMap((address) => tunnelLines({ kind: "gue", port: 5555, checksum: "none" }, address, "inet"));
  const content = (path: RegExp) =>
    realServerFiles({ vips, net }, "systemd").find((file) => path.test(file.path))?.content;
  expect(
    content(/\.net$/)
      ?.split("\n")
      .slice(1),
  ).toEqual(["listen 5555 4", "tunnel sb-ipip type ipip local 10.77.0.100", ""]);
  expect(content(/\.service$/)).toContain("After=systemd-sysctl.service network-online.target");
  expect(contentOf(/\.service$/)).toContain("Before=network.target");
});
