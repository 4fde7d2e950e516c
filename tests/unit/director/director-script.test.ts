import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { directorScript } from "@/lib/director/director-script";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../support/network-namespace";

if (noNetworkNamespace !== null) console.info(`director-script: ${noNetworkNamespace}`);

const shells = [["dash"], ["bash"], ["busybox", "sh"]].filter(
  ([command = ""]) => spawnSync(command, ["-c", ":"]).error === undefined,
);

/**
 * A stand-in for ipvsadm, because network namespaces of this machine have no IPVS: it keeps its table in a file, knows
 * -Sn and -R with -A, -a and -D, and refuses as the kernel does. It records every line that -R was given.
 */
const ipvsadm = `#!/bin/sh
table=/mnt/table
touch "$table"
case $1 in
  -Sn) cat "$table" ;;
  -R) while read -r command rest; do
    [ -n "$command" ] || continue
    echo "$command $rest" >>/mnt/edits
    set -f -- $rest
    case $command in
      -A) if grep -q -F -e "-A $1 $2 -s" "$table"; then echo "Service already exists"; else echo "-A $rest" >>"$table"; fi ;;
      -a) echo "-a $rest" | sed 's/ -x .*//' >>"$table" ;;
      -D) grep -v -F -e " $1 $2 " "$table" >"$table.new"; mv "$table.new" "$table" ;;
    esac
  done ;;
esac
`;

/** The script with its files below /mnt on a host with an interface eth0, and words to say what it left. */
function prelude(shell: readonly string[]): string {
  const script = directorScript
    .replaceAll("/etc/", "/mnt/etc/")
    .replaceAll("/var/lib/", "/mnt/lib/")
    .replace("PATH=", "PATH=/mnt/bin:");
  return `mkdir -p /mnt/etc/signalbox /mnt/bin
printf %s ${quoteText(script)} >/mnt/script
printf %s ${quoteText(ipvsadm)} >/mnt/bin/ipvsadm; printf '#!/bin/sh\n' >/mnt/bin/arping; chmod 755 /mnt/bin/*
ip link add eth0 type veth peer name peer; ip link set eth0 up; ip link set peer up
director() { ${shell.join(" ")} /mnt/script "$@"; }
list() { printf '# comment\\n' >/mnt/etc/signalbox/director.vips; for v; do echo "$v eth0" >>/mnt/etc/signalbox/director.vips; done; }
rules() { cat >/mnt/etc/signalbox/ipvsadm.rules; }
eth0() { ip -o address show dev eth0 | while read -r _ _ _ a _; do case $a in fe80:*) ;; *) echo "$a" ;; esac; done; }
table() { cat /mnt/table; }
edits() { cat /mnt/edits; : >/mnt/edits; }
`;
}

const www = "-A -t 10.77.0.100:80 -s wrr\n-a -t 10.77.0.100:80 -r 10.77.0.21:80 -g -w 3";
const dns = "-A -u [fd77::100]:53 -s rr\n-a -u [fd77::100]:53 -r [fd77::21]:53 -g -w 1";
const writeRules = (...services: string[]) => `rules <<R\n# Managed\n${services.join("\n")}\nR\n`;
const lines = (output: string) => output.trim().split("\n");

describe.skipIf(noNetworkNamespace !== null).each(shells)("in %s", { timeout: 30_000 }, (...shell) => {
  const run = async (script: string) => lines(await runInNetworkNamespace(prelude(shell) + script));

  test.concurrent("start loads the services and puts the VIPs on their interface; starting again edits nothing", async ({
    expect,
  }) => {
    const script = `${writeRules(www, dns)} list 10.77.0.100/32 fd77::100/128; director start; edits; director start; edits; eth0; director status`;
    expect(await run(script)).toEqual([...lines(www), ...lines(dns), "10.77.0.100/32", "fd77::100/128", "in place"]);
  });

  test.concurrent("a service that the kernel has already stays as it is, whoever made it", async ({ expect }) => {
    const script = `${writeRules(www, dns)} list
printf '%s\\n' '-A -t 10.77.0.100:80 -s rr' '-A -t 10.77.0.100:8080 -s rr' >/mnt/table
director start; edits`;
    expect(await run(script)).toEqual(lines(dns));
  });

  test.concurrent("stop takes our services and VIPs away and leaves those of others", async ({ expect }) => {
    const script = `${writeRules(www, dns)} list 10.77.0.100/32 fd77::100/128
ip address add 10.77.0.55/24 dev eth0; echo '-A -t 10.77.0.100:8080 -s rr' >/mnt/table
director start; edits >/dev/null; director stop; edits; table; eth0; ls /mnt/lib/signalbox; director stop`;
    expect(await run(script)).toEqual([
      "-D -t 10.77.0.100:80",
      "-D -u [fd77::100]:53",
      "-A -t 10.77.0.100:8080 -s rr",
      "10.77.0.55/24",
    ]);
  });

  test.concurrent("VIPs that have left the list go, with the prefix they had; an address of somebody else's stays", async ({
    expect,
  }) => {
    const script = `${writeRules()} ip address add 10.77.0.102/32 dev eth0
list 10.77.0.100/24 10.77.0.101/32 10.77.0.102/32; director start; list 10.77.0.101/32 10.77.0.103/32; director start; eth0
list; director start; eth0`;
    expect(await run(script)).toEqual(["10.77.0.102/32", "10.77.0.101/32", "10.77.0.103/32", "10.77.0.102/32"]);
  });

  test.concurrent("after a boot the list of what is ours stays the same to the letter, from the first moment on", async ({
    expect,
  }) => {
    const boot = "for v in 10.77.0.100/32 10.77.0.101/32; do ip address del $v dev eth0; done";
    const arping =
      "printf '#!/bin/sh\\ncat /mnt/lib/signalbox/director.vips.applied\\n' >/mnt/bin/arping; chmod 755 /mnt/bin/arping";
    const script = `${writeRules()} ${arping}; sed -i 's,>/dev/null 2>&1 &,,' /mnt/script
list 10.77.0.100/32 10.77.0.101/32; director start >/dev/null; ${boot}; director start; cat /mnt/lib/signalbox/director.vips.applied`;
    const list = ["10.77.0.100/32 eth0", "10.77.0.101/32 eth0"];
    expect(await run(script)).toEqual([...list, ...list, ...list]);
  });

  test.concurrent("a standby without VIPs carries the services", async ({ expect }) => {
    expect(await run(`${writeRules(www)} list; director start; edits; eth0; director status`)).toEqual([
      ...lines(www),
      "in place",
    ]);
  });

  test.concurrent("a mark that ipvsadm prints negative is the one that it was given", async ({ expect }) => {
    const marked = "-A -f 4294967295 -6 -s rr\n-a -f 4294967295 -6 -r [fd77::21]:0 -g -w 1";
    const printed = marked.replaceAll("4294967295", "-1");
    const script = `${writeRules(marked)} list; printf '%s\\n' '${printed}' >/mnt/table; : >/mnt/edits
director start; edits; director status; director stop; edits`;
    expect(await run(script)).toEqual(["in place", "-D -f 4294967295 -6"]);
  });

  test.concurrent("what the kernel refuses is a failure, though ipvsadm ends with 0", async ({ expect }) => {
    const script = `${writeRules(`${www}\n${www}`)} list; director start || echo "status $?"`;
    expect(await run(script)).toEqual(["signalbox-director: ipvsadm: Service already exists", "status 1"]);
  });

  test.concurrent("status names everything that is not in place, with status 3", async ({ expect }) => {
    const limited = `${www} -x 10 -y 5`;
    const script = `${writeRules(limited)} list 10.77.0.100/32; director start; director status
${writeRules(limited, dns)} list 10.77.0.101/32; director status || echo "status $?"`;
    expect(await run(script)).toEqual([
      "in place",
      ...lines(dns).map((line) => `not in the kernel: ${line}`),
      "10.77.0.101/32 is not on eth0",
      "10.77.0.100/32 is still on eth0",
      "status 3",
    ]);
  });

  test.concurrent("an IPv6 VIP that another host has is refused and taken away again", async ({ expect }) => {
    const script = `${writeRules()} list fd77::100/128
mkdir -p /run/netns; ip netns add other; ip link set peer netns other; ip -n other link set peer up
ip -n other address add fd77::100/64 dev peer nodad
director start || echo "status $?"; eth0`;
    expect(await run(script)).toEqual(["signalbox-director: fd77::100/128 is in use by another host", "status 1"]);
  });

  test.concurrent("the previous value of ndisc_notify is put back", async ({ expect }) => {
    const script = `${writeRules()} list fd77::100/128; director start; cat /proc/sys/net/ipv6/conf/eth0/ndisc_notify`;
    expect(await run(script)).toEqual(["0"]);
  });
});

const missing = ["tcpdump", "arping"].filter((command) => spawnSync(command, ["-V"]).error !== undefined);
const noWire = missing.length === 0 ? noNetworkNamespace : `not installed: ${missing.join(", ")}`;
if (noWire !== null) console.info(`director-script: ${noWire}`);

test.skipIf(noWire !== null)(
  "on the wire: the neighbours are told who holds the VIPs now",
  { timeout: 30_000 },
  async () => {
    const script = `${prelude(["sh"])}
${writeRules()} list 10.77.0.100/32 fd77::100/128
tcpdump -l -n -i peer -c 3 'arp or (icmp6 and ip6[40] == 136 and ip6[48:4] == 0xfd770000)' >/mnt/heard 2>/mnt/tcpdump & dump=$!
until grep -q listening /mnt/tcpdump; do :; done
director start
wait $dump; cat /mnt/heard`;
    const heard = (await runInNetworkNamespace(script)).replaceAll(/^\S+ /gm, "");
    expect(heard).toContain("ARP, Request who-has 10.77.0.100 (ff:ff:ff:ff:ff:ff) tell 10.77.0.100");
    expect(heard).toContain("neighbor advertisement, tgt is fd77::100");
  },
);
