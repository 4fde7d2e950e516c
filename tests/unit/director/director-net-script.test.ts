import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { directorNetScript } from "@/lib/director/director-net-script";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../support/network-namespace";

const shells = [["dash"], ["bash"], ["busybox", "sh"]].filter(
  ([command = ""]) => spawnSync(command, ["-c", ":"]).error === undefined,
);

/** Why packet rules cannot be tried here, or null when they can. */
const noNft =
  noNetworkNamespace ??
  (spawnSync("unshare", ["--net", "nft", "add table ip probe"]).status === 0 ? null : "no nft with ip tables here");
if (noNft !== null) console.info(`director-net-script: ${noNft}`);

/** The script with its files below /mnt, and words to say what it left. `forward` is a kernel setting of its own. */
function prelude(shell: readonly string[]): string {
  const script = directorNetScript.replaceAll("/etc/", "/mnt/etc/").replaceAll("/var/lib/", "/mnt/lib/");
  return `mkdir -p /mnt/etc/signalbox /mnt/etc/sysctl.d
printf %s ${quoteText(script)} >/mnt/script
dn() { ${shell.join(" ")} /mnt/script "$@"; }
list() { echo '# comment' >/mnt/etc/signalbox/director.net; for l; do echo "$l" >>/mnt/etc/signalbox/director.net; done; }
forward() { cat /proc/sys/net/ipv4/ip_forward; }
kept() { ls /mnt/lib/signalbox; }
`;
}

describe.skipIf(noNetworkNamespace !== null).each(shells)("in %s", { timeout: 30_000 }, (...shell) => {
  const run = async (script: string) => (await runInNetworkNamespace(prelude(shell) + script)).trim().split("\n");

  test("start sets what is listed, twice changes nothing, and stop puts it back", async () => {
    const script = "list 'set net/ipv4/ip_forward 1'; dn start; dn start; forward; dn status; dn stop; forward; kept";
    expect(await run(script)).toEqual(["1", "in place", "0"]);
  });

  test("a setting that has left the list is put back, unless somebody has set it since", async () => {
    const script = `list 'set net/ipv4/ip_forward 1' 'set net/ipv4/conf/all/send_redirects 0'; dn start
echo 1 >/proc/sys/net/ipv4/conf/all/send_redirects
list 'set net/ipv4/conf/lo/send_redirects 0'; dn start; forward; cat /proc/sys/net/ipv4/conf/all/send_redirects`;
    expect(await run(script)).toEqual(["0", "1"]);
  });

  test("after a reboot with our sysctl.d file the settings of before are still known", async () => {
    const script = `touch /mnt/etc/sysctl.d/60-signalbox-director.conf
list 'set net/ipv4/ip_forward 1'; dn start; dn stop; forward
echo 1 >/proc/sys/net/ipv4/ip_forward
dn start; rm /mnt/etc/sysctl.d/60-signalbox-director.conf; dn stop; forward; kept`;
    expect(await run(script)).toEqual(["0", "0"]);
  });

  test("a host that takes router advertisements still does as a router, and is asked as before afterwards", async () => {
    const script = `ra() { cat /proc/sys/net/ipv6/conf/lo/accept_ra; }
list 'set net/ipv6/conf/all/forwarding 1'; ra; dn start; ra; dn status; dn stop; ra`;
    expect(await run(script)).toEqual(["1", "2", "in place", "1"]);
  });

  test("status names everything that is not in place, with status 3", async () => {
    const script = `list 'set net/ipv4/ip_forward 1'; dn status || echo "status $?"; dn start
echo 0 >/proc/sys/net/ipv4/ip_forward; dn status || echo "status $?"`;
    expect(await run(script)).toEqual([
      "/proc/sys/net/ipv4/ip_forward is 0 instead of 1",
      "/mnt/etc/signalbox/director.net has changed since the last start",
      "status 3",
      "/proc/sys/net/ipv4/ip_forward is 0 instead of 1",
      "status 3",
    ]);
  });

  test.skipIf(noNft !== null)("all rules are in two tables of our own; nobody else's change", async () => {
    const rules = [
      "mark 10.77.0.100 tcp 80 80 5",
      "mark fd77::100 udp 5000 5010 4294967295",
      "masquerade 10.77.0.21 tcp 8080",
      "masquerade 10.77.0.22 all 0",
      "masquerade fd77::22 udp 0",
      "serve 10.77.0.100 tcp 0 0 10.77.0.11",
    ];
    const script = `nft add table ip others; list ${rules.map((rule) => `'${rule}'`).join(" ")}
dn start; dn status; nft list ruleset | grep -E 'table|dport|ct original'; list; dn start; nft list ruleset`;
    expect((await run(script)).map((line) => line.trim())).toEqual([
      "in place",
      "table ip others {",
      "table ip signalbox {",
      "ip daddr 10.77.0.100 tcp dport 80-80 meta mark set 0x00000005",
      "ip daddr 10.77.0.21 tcp dport 8080 ct original ip daddr != 10.77.0.21 masquerade",
      "ip daddr 10.77.0.22 ct original ip daddr != 10.77.0.22 masquerade",
      "ip daddr 10.77.0.100 tcp dport 1-65535 fib daddr type != local dnat to 10.77.0.11",
      "table ip6 signalbox {",
      "ip6 daddr fd77::100 udp dport 5000-5010 meta mark set 0xffffffff",
      "ip6 daddr fd77::22 meta l4proto udp ct original ip6 daddr != fd77::22 masquerade",
      "table ip others {",
      "}",
    ]);
  });

  test.skipIf(noNft !== null)("a rule changed by hand is noticed by status and mended by start", async () => {
    const script = `list 'mark 10.77.0.100 tcp 80 80 5'; dn start
nft add rule ip signalbox marks ip daddr 10.0.0.1 drop; dn status || echo "status $?"
dn start; dn status; nft flush ruleset; dn status || echo "status $?"; dn start; dn status`;
    expect(await run(script)).toEqual([
      "the packet rules are not as they were loaded",
      "status 3",
      "in place",
      "the packet rules are not as they were loaded",
      "status 3",
      "in place",
    ]);
  });

  test("says how it is used", async () => {
    expect(await run('dn || echo "status $?"')).toEqual([
      "usage: signalbox-director-net start|stop|status",
      "status 2",
    ]);
  });
});

test.each(["dash", "bash"])("%s parses the script", (shell) => {
  expect(spawnSync(shell, ["-n"], { input: directorNetScript, encoding: "utf8" }).stderr).toBe("");
});
