import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { realServerScript } from "@/lib/realserver/real-server-script";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../support/network-namespace";

if (noNetworkNamespace !== null) console.info(`real-server-script: ${noNetworkNamespace}`);

const shells = [["dash"], ["bash"], ["busybox", "sh"]].filter(
  ([command = ""]) => spawnSync(command, ["-c", ":"]).error === undefined,
);

/** The script with its files below /mnt, and words to say what it left. */
function prelude(shell: readonly string[]): string {
  const script = realServerScript.replaceAll("/etc/", "/mnt/etc/").replaceAll("/var/lib/", "/mnt/lib/");
  return `mkdir -p /mnt/etc/signalbox /mnt/etc/sysctl.d
printf %s ${quoteText(script)} >/mnt/script
rs() { ${shell.join(" ")} /mnt/script "$@"; }
list() { printf '# comment\\n' >/mnt/etc/signalbox/real-server.vips; for v; do echo "$v" >>/mnt/etc/signalbox/real-server.vips; done; }
net() { : >/mnt/etc/signalbox/real-server.net; for l; do echo "$l" >>/mnt/etc/signalbox/real-server.net; done; }
lo() { ip -o address show dev lo | while read -r _ _ _ a _; do case $a in 127.*|::1/*) ;; *) echo "$a" ;; esac; done; }
arp() { cat /proc/sys/net/ipv4/conf/all/arp_ignore /proc/sys/net/ipv4/conf/all/arp_announce; }
`;
}

/** A network that gateways can be in. */
const lan = `ip link add e0 type veth peer name e1; ip link set e0 up; ip link set e1 up
ip address add 10.78.0.21/24 dev e0; ip address add fd78::21/64 dev e0 nodad
route() { { ip -4 route show default; ip -6 route show default; } | cut -d' ' -f1-3; }
`;

const lines = (output: string) => output.trim().split("\n");

describe.skipIf(noNetworkNamespace !== null).each(shells)("in %s", { timeout: 30_000 }, (...shell) => {
  const run = async (script: string) => lines(await runInNetworkNamespace(prelude(shell) + script));

  test("start puts every VIP on lo behind quiet ARP; starting again changes nothing", async () => {
    const script = "list 10.77.0.100 10.77.0.101 fd77::100; rs start; rs start; lo; arp; rs status";
    expect(await run(script)).toEqual([
      "10.77.0.100/32",
      "10.77.0.101/32",
      "fd77::100/128",
      "1",
      "2",
      "in place: 10.77.0.100 10.77.0.101 fd77::100",
    ]);
  });

  test("stop puts back what was there, however often start ran and the list changed", async () => {
    const script = `echo 1 >/proc/sys/net/ipv4/conf/all/arp_announce; echo 0 >/proc/sys/net/ipv4/conf/all/arp_ignore
list 10.77.0.100 10.77.0.101; rs start; list 10.77.0.101 10.77.0.102; rs start; lo; rs stop; rs stop; arp; lo; ls /mnt/lib/signalbox`;
    expect(await run(script)).toEqual(["10.77.0.101/32", "10.77.0.102/32", "0", "1"]);
  });

  test("after a reboot with our sysctl.d file the settings of before are still known", async () => {
    const script = `touch /mnt/etc/sysctl.d/60-signalbox-real-server.conf
list 10.77.0.100; rs start; rs stop; arp
echo 1 >/proc/sys/net/ipv4/conf/all/arp_ignore; echo 2 >/proc/sys/net/ipv4/conf/all/arp_announce
rs start; rm /mnt/etc/sysctl.d/60-signalbox-real-server.conf; rs stop; arp; ls /mnt/lib/signalbox`;
    expect(await run(script)).toEqual(["0", "0", "0", "0"]);
  });

  test("a setting that somebody has changed since is left alone", async () => {
    const script = "list 10.77.0.100; rs start; echo 8 >/proc/sys/net/ipv4/conf/all/arp_ignore; rs stop; arp";
    expect(await run(script)).toEqual(["8", "0"]);
  });

  test("an address that was on lo before is never taken away", async () => {
    const script = `ip address add 10.77.0.100/32 dev lo; ip address add 10.9.9.9/32 dev lo
list 10.77.0.100 10.77.0.101; rs start; rs stop; lo`;
    expect(await run(script)).toEqual(["10.77.0.100/32", "10.9.9.9/32"]);
  });

  test("an emptied list takes every VIP away and puts the settings back", async () => {
    expect(await run("list 10.77.0.100 fd77::100; rs start; list; rs start; lo; arp; rs status")).toEqual([
      "0",
      "0",
      "in place:",
    ]);
  });

  test("IPv6 alone needs no ARP setting", async () => {
    expect(await run("list fd77::100; rs start; lo; arp; rs stop; lo")).toEqual(["fd77::100/128", "0", "0"]);
  });

  test("status names everything that is not in place, with status 3", async () => {
    const script = `list 10.77.0.100 10.77.0.101; rs start; list 10.77.0.100 10.77.0.102
ip address del 10.77.0.100/32 dev lo; ip address add 10.77.0.100/24 dev lo
echo 0 >/proc/sys/net/ipv4/conf/all/arp_ignore
rs status || echo "status $?"`;
    expect(await run(script)).toEqual([
      "10.77.0.100 is not on lo",
      "10.77.0.102 is not on lo",
      "10.77.0.101 is still on lo",
      "net.ipv4.conf.all.arp_ignore is 0 instead of 1",
      "status 3",
    ]);
  });

  test("a VIP that is the start of another one is not mistaken for it", async () => {
    expect(await run("list 10.77.0.10 10.77.0.100; rs start; list 10.77.0.100; rs start; lo; rs status")).toEqual([
      "10.77.0.100/32",
      "in place: 10.77.0.100",
    ]);
  });

  test("a gateway is the default route until stop puts back the one of before", async () => {
    const script = `${lan}ip route add default via 10.78.0.1 metric 0; net 'gateway 10.78.0.11' 'gateway fd78::11'
rs start; rs start; route; rs status; rs stop; route; ls /mnt/lib/signalbox`;
    expect(await run(script)).toEqual([
      "default via 10.78.0.11",
      "default via fd78::11",
      "in place: ",
      "default via 10.78.0.1",
    ]);
  });

  test("a gateway that somebody has changed since is named by status and left alone by stop", async () => {
    const script = `${lan}net 'gateway 10.78.0.11'; rs start
ip route replace default via 10.78.0.99; rs status || echo "status $?"; rs stop; route`;
    expect(await run(script)).toEqual([
      "the default route is not via 10.78.0.11",
      "status 3",
      "default via 10.78.0.99",
    ]);
  });

  test("another gateway in the list takes the first one's place, and stop still knows the host's own", async () => {
    const script = `${lan}ip route add default via 10.78.0.1; net 'gateway 10.78.0.11'; rs start
net 'gateway 10.78.0.12'; rs start; route; rs stop; route`;
    expect(await run(script)).toEqual(["default via 10.78.0.12", "default via 10.78.0.1"]);
  });

  test("says how it is used", async () => {
    expect(await run('rs || echo "status $?"; rs flush 2>&1 || echo "status $?"')).toEqual([
      "usage: signalbox-real-server start|stop|status",
      "status 2",
      "usage: signalbox-real-server start|stop|status",
      "status 2",
    ]);
  });
});

const noArping = spawnSync("arping", ["-V"]).error === undefined ? noNetworkNamespace : "arping is not installed";
if (noArping !== null) console.info(`real-server-script: ${noArping}`);

test.skipIf(noArping !== null)(
  "on the wire: the real server is silent about the VIP, and answers for its own address",
  { timeout: 60_000 },
  async () => {
    // Asking ends with the first answer; on a busy machine it may take its time.
    const script = `${prelude(["sh"])}
mkdir -p /run/netns; ip netns add rs; ip link add d0 type veth peer name r0 netns rs
ip address add 10.77.0.11/24 dev d0; ip link set d0 up
ip -n rs address add 10.77.0.21/24 dev r0; ip -n rs link set r0 up; ip -n rs link set lo up
ask() { if arping -q -c "$2" -w "$2" -f -I d0 "$1"; then echo "$1 answers"; else echo "$1 is silent"; fi; }
ip -n rs address add 10.77.0.99/32 dev lo
ask 10.77.0.99 20
list 10.77.0.100
ip netns exec rs sh /mnt/script start
ask 10.77.0.100 2
ask 10.77.0.21 20`;
    expect(lines(await runInNetworkNamespace(script))).toEqual([
      "10.77.0.99 answers",
      "10.77.0.100 is silent",
      "10.77.0.21 answers",
    ]);
  },
);
