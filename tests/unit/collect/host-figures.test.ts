import fc from "fast-check";
import { expect, test } from "vitest";
import { parseInterfaces } from "@/lib/collect/parse-interfaces";
import { parseLoad } from "@/lib/collect/parse-load";
import { readKernelSettings } from "@/lib/collect/read-kernel-settings";
import { vrrpStates } from "@/lib/collect/vrrp-states";
import { type IpAddress, parseAddress } from "@/lib/model/address";

const proc = `     |-- 10.77.0.100
        /32 host LOCAL
fd770000000000000000000000000064 02 80 00 80     eth0
Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:    1500      10    0    0    0     0          0         0     1500      10    0    0    0     0       0          0
  eth0: 18446744073709551615 20    1    2    0     0          0         0      900       8    3    4    0     0       0          0
eth1.100:1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0
0.10 0.05 12.01 1/123 4567
`;

test("interfaces and load are read from among other text; the loopback is none", () => {
  expect(parseInterfaces(proc)).toEqual([
    {
      ...{ name: "eth0", inBytes: 18446744073709551615n, outBytes: 900n, inPackets: 20n, outPackets: 8n },
      ...{ errors: 4n, dropped: 6n },
    },
    { name: "eth1.100", inBytes: 1n, outBytes: 3n, inPackets: 2n, outPackets: 4n, errors: 0n, dropped: 0n },
  ]);
  expect(parseLoad(proc)).toEqual([0.1, 0.05, 12.01]);
});

test("a host may print what it likes: nothing is thrown, and there are never more than 32 interfaces", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseInterfaces(text).length).toBeLessThanOrEqual(32);
      parseLoad(text);
    }),
  );
  const many = Array.from({ length: 1000 }, (_, index) => `veth${index}: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0`).join("\n");
  expect(parseInterfaces(many)).toHaveLength(32);
});

function addresses(...texts: string[]): IpAddress[] {
  return texts.flatMap((text) => parseAddress(text) ?? []);
}

test.each([
  [["10.0.0.1", "10.0.0.2"], true, "master"],
  [["10.0.0.1"], true, "partial"],
  [[], true, "backup"],
  [[], false, "stopped"],
])("a director that holds %s with keepalived running: %s is %s", (held, running, state) => {
  const instances = [{ instanceId: null, vips: addresses("10.0.0.1", "10.0.0.2") }];
  expect(vrrpStates(instances, new Set(addresses(...held)), running)).toEqual([{ instanceId: null, state }]);
});

test("timeouts, sync daemons and sysctls are read as the director prints them, and anything else is not known", () => {
  const daemons = "master sync daemon (mcast=eth0, syncid=7, maxlen=1472, group=224.0.0.81, port=8848, ttl=1)\n";
  expect(
    readKernelSettings("Timeout (tcp tcpfin udp): 900 120 300\n", daemons, "expire_quiescent_template:1\n"),
  ).toEqual({
    timeouts: { tcpSec: 900, tcpFinSec: 120, udpSec: 300 },
    syncDaemons: [{ role: "master", interface: "eth0", syncId: 7 }],
    sysctls: { expire_quiescent_template: 1 },
  });
  const without = readKernelSettings("Timeout (tcp tcpfin udp): 900 120 300\n", "", "expire_quiescent_template:yes\n");
  expect(without).toMatchObject({ syncDaemons: [], sysctls: {} });
  expect(readKernelSettings("", "", "")).toBeNull();
  expect(readKernelSettings("rm: no such file\n", "", "")).toBeNull();
});
