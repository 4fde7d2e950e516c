import { expect, test } from "vitest";
import { labHosts } from "@/tests/lab/lab-hosts";
import { runCommand } from "@/tests/support/run-command";
import { theLab } from "./the-lab";

const lab = theLab();

/** ssh as an outsider uses it. */
function login(user: string, host: (typeof labHosts)[number]["name"], command: string) {
  const { host: address, port } = lab.address(host);
  const options = ["-F", "none", "-i", lab.adminKeyPath, "-p", String(port), "-o", "BatchMode=yes"];
  const trust = ["-o", "StrictHostKeyChecking=yes", "-o", `UserKnownHostsFile=${lab.knownHostsPath}`];
  return runCommand("ssh", [...options, ...trust, `${user}@${address}`, command]);
}

test("every host answers SSH on its own loopback address with its own name", async () => {
  for (const { name } of labHosts) expect((await login("root", name, "hostname")).stdout).toBe(`${name}\n`);
});

test("ops is root through sudo without a password, nosudo is not", async () => {
  expect((await login("ops", "rs1", "sudo -n id -un")).stdout).toBe("root\n");
  const refused = await login("nosudo", "rs1", "sudo -n id -un");
  expect(refused).toMatchObject({ code: 1, stdout: "" });
});

test("the kernel of a director has IPVS; real servers and the client have no ipvsadm and no keepalived", async () => {
  expect(await lab.script("director1", "ipvsadm -Ln | head -n 1")).toContain("IP Virtual Server version");
  for (const host of ["rs1", "client"] as const) {
    expect(await lab.script(host, "command -v ipvsadm keepalived || echo none")).toBe("none");
  }
});

test("a host that lost its power keeps its files and loses what was only in its kernel", async () => {
  const state =
    "cat /etc/sysctl.d/50-lab.conf; sysctl -n net.ipv4.conf.all.arp_ignore; ip addr show dev lo | grep -c 77.0.99";
  await lab.script(
    "rs3",
    `echo net.ipv4.conf.all.arp_announce=2 >/etc/sysctl.d/50-lab.conf
     sysctl -qw net.ipv4.conf.all.arp_ignore=1
     ip addr add 10.77.0.99/32 dev lo`,
  );
  await lab.power("rs3", "cut");
  await expect(lab.waitForSsh("rs3", 1_000)).rejects.toThrow();
  await lab.power("rs3", "on");
  await lab.waitForSsh("rs3");
  const after = await lab.exec("rs3", ["bash", "-c", state]);
  expect(after.stdout).toBe("net.ipv4.conf.all.arp_announce=2\n0\n0\n");
  expect(await lab.script("rs3", "sysctl -n net.ipv4.conf.all.arp_announce; rm /etc/sysctl.d/50-lab.conf")).toBe("2");
});
