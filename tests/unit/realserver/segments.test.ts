import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { realServerScript } from "@/lib/realserver/real-server-script";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../support/network-namespace";

const works = (command: string) => spawnSync("unshare", ["--net", "sh", "-c", command]).status === 0;
/** Filters that can be tried here, each with what of the script makes it the one that is used. */
const filters = [
  { name: "nft", probe: "nft add table ip probe", script: realServerScript },
  {
    name: "iptables",
    probe: "iptables -t mangle -N X && ip6tables -t mangle -N X",
    script: realServerScript.replace("command -v nft", "command -v no-nft"),
  },
].filter(({ probe }) => noNetworkNamespace === null && works(probe));
if (filters.length < 2) console.info(`segments: tried with ${filters.map(({ name }) => name).join() || "nothing"}`);

function prelude(script: string): string {
  const moved = script.replaceAll("/etc/", "/mnt/etc/").replaceAll("/var/lib/", "/mnt/lib/");
  return `mkdir -p /mnt/etc/signalbox /mnt/etc/sysctl.d /run/netns
printf %s ${quoteText(moved)} >/mnt/script
rs() { sh /mnt/script "$@"; }
net() { : >/mnt/etc/signalbox/real-server.net; for l; do echo "$l" >>/mnt/etc/signalbox/real-server.net; done; }
rules() { { nft list ruleset; iptables-save -t mangle; ip6tables-save -t mangle; } 2>/dev/null; }
ours() { if rules | grep -qiE 'maxseg|tcpmss|segment'; then echo rules; else echo none; fi; }
`;
}

/** What a client may send to a VIP of this host in one segment, without the 12 bytes of the timestamp option. */
const connect = `ip netns add client; ip link add e0 type veth peer name c0 netns client
ip address add 10.77.0.21/24 dev e0; ip address add fd77::21/64 dev e0 nodad; ip link set e0 up; ip link set lo up
ip -n client address add 10.77.0.5/24 dev c0; ip -n client address add fd77::5/64 dev c0 nodad; ip -n client link set c0 up
ip address add 10.77.0.100/32 dev lo; ip address add fd77::100/128 dev lo
ip -n client route add 10.77.0.100 via 10.77.0.21; ip -n client route add fd77::100 via fd77::21
${process.execPath} -e 'require("net").createServer().listen(80, "::")' >/dev/null & server=$!
dial='const dial = (at) => require("net").connect(80, at).on("error", () => setTimeout(dial, 50, at)); dial'
segment() {
  ip netns exec client ${process.execPath} -e "$dial('$1')" >/dev/null & held=$!
  until found=$(ip netns exec client ss -tinH state established | grep -o '\\bmss:[0-9]*'); do kill -0 $held; done
  echo "$found"; kill $held; wait $held 2>/dev/null || :
}
`;

// A file without a test would be one that failed.
if (filters.length === 0) test.skip("neither nft nor iptables can be tried here", () => undefined);

describe.each(filters)("by $name", { timeout: 30_000 }, ({ script }) => {
  const run = async (text: string) => (await runInNetworkNamespace(prelude(script) + text)).trim().split("\n");

  test("clients of a VIP send no larger segments, those of other addresses do, and stop leaves nothing", async () => {
    const text = `${connect}net 'segment 10.77.0.100 1200' 'segment fd77::100 1180'
rs start; segment 10.77.0.100; segment fd77::100; segment 10.77.0.21
rs stop; segment 10.77.0.100; ours; ls /mnt/lib/signalbox; kill $server`;
    expect(await run(text)).toEqual(["mss:1188", "mss:1168", "mss:1448", "mss:1448", "none"]);
  });

  test("a second start changes nothing, a rule taken away is noticed and put back, an empty list clears", async () => {
    const flush = "nft flush ruleset 2>/dev/null; iptables -t mangle -F; ip6tables -t mangle -F";
    const text = `net 'segment 10.77.0.100 1200'; rs start; rs start; rs status; ours
${flush}; rs status || echo "status $?"; rs start; rs status; ours; net; rs start; rs status; ours`;
    expect(await run(text)).toEqual([
      "in place: ",
      "rules",
      "the packet rules are not as they were loaded",
      "status 3",
      "in place: ",
      "rules",
      "in place: ",
      "none",
    ]);
  });
});
