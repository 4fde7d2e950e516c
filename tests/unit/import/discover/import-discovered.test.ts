import fc from "fast-check";
import { expect, test } from "vitest";
import { importDiscovered } from "@/lib/import/discover/import-discovered";
import type { Discovery } from "@/lib/import/discover/model";
import { parseAddress } from "@/lib/model/address";
import { conf, foundDirector, rules, vip } from "./found-director";

/** The result for directors lb1, lb2 … that were found like this. */
function imported(...found: Partial<Discovery>[]) {
  return importDiscovered(found.map((changes, index) => ({ name: `lb${index + 1}`, found: foundDirector(changes) })));
}

/** PATH:LINE CODE of each line of the report. */
function said(result: ReturnType<typeof importDiscovered>): string[] {
  return result.report.map(({ path, line, code }) => `${path}:${line} ${code.replace("import.", "")}`);
}

const noFile = { files: [], keepalived: null };
const address = (text: string) => parseAddress(text) ?? expect.fail(text);

test("a director whose kernel has what its file says is one cluster, with its own address and nothing to report", () => {
  const result = imported({});
  expect(said(result)).toEqual([]);
  expect(result.clusters).toMatchObject([
    { engine: "keepalived", directors: [{ name: "lb1", address: "10.96.0.1", interface: "eth0", priority: 150 }] },
  ]);
  expect(result.directors).toMatchObject([{ name: "lb1", kernelServices: [] }]);
});

test.each([
  ["a service that only the kernel has", `${rules}-A -t ${vip}:8080 -s rr\n`, ["ipvsadm -Sn:4 discover.kernel_only"]],
  ["another scheduler", rules.replace("wrr", "rr"), ["ipvsadm -Sn:1 discover.service_differs"]],
  ["another weight", rules.replace("-w 3", "-w 0"), ["ipvsadm -Sn:2 discover.weight_differs"]],
  ["another method", rules.replace("-g -w 1", "-m -w 1"), ["ipvsadm -Sn:3 discover.forwarding_differs"]],
  ["a destination less", rules.split("\n").slice(0, 2).join("\n"), ["ipvsadm -Sn:1 discover.destination_missing"]],
  [
    "a destination more",
    `${rules}-a -t ${vip}:80 -r 10.96.0.23:80 -g -w 1\n`,
    ["ipvsadm -Sn:4 discover.destination_kernel_only"],
  ],
  ["no service at all", "", ["/etc/keepalived/keepalived.conf:9 discover.service_missing"]],
])("%s is said at its line, and what the file says counts", (_what, kernel, lines) => {
  const result = imported({ rules: kernel });
  expect(said(result)).toEqual(lines);
  const [web] = result.clusters[0]?.services ?? [];
  expect(web).toMatchObject({ scheduler: "wrr", destinations: [{ weight: 3, forwarding: "dr" }, { weight: 1 }] });
});

test("what only the kernel has is taken over, and named among what the director keeps", () => {
  const more = `-A -t ${vip}:8080 -s rr\n-a -t ${vip}:8080 -r 10.96.0.23:8080 -m -w 2\n`;
  const result = imported({ rules: rules + more });
  expect(result.clusters[0]?.services).toMatchObject([{}, { scheduler: "rr", destinations: [{ weight: 2 }] }]);
  expect(result.directors).toMatchObject([{ kernelServices: [`TCP ${vip}:8080`] }]);
});

test("a VIP that keepalived does not hold, but the interface has, becomes a VIP and is named", () => {
  const result = imported({
    rules: `${rules}-A -t 10.96.0.101:80 -s rr\n`,
    addresses: [...foundDirector().addresses, { interface: "eth0", address: address("10.96.0.101"), prefixLength: 24 }],
  });
  expect(result.clusters[0]?.vips).toMatchObject([{ address: vip }, { address: "10.96.0.101", prefixLength: 24 }]);
  expect(said(result)).toEqual(["ipvsadm -Sn:4 discover.kernel_only", "ipvsadm -Sn:4 discover.vip_by_hand"]);
});

test("a director without keepalived is made of its table and addresses, and who has the VIP holds it", () => {
  const without = foundDirector().addresses.filter(({ address }) => address !== vip);
  const other = [...without].map((one) =>
    one.address === "10.96.0.1" ? { ...one, address: address("10.96.0.2") } : one,
  );
  const result = imported({ ...noFile, addresses: other }, noFile);
  expect(result.clusters).toMatchObject([
    {
      engine: "ipvsadm",
      vips: [{ address: vip, prefixLength: 32 }],
      directors: [
        { name: "lb1", address: "10.96.0.2", interface: "eth0", priority: 100 },
        { name: "lb2", address: "10.96.0.1", interface: "eth0", priority: 149 },
      ],
    },
  ]);
  expect(result.directors.map(({ kernelServices }) => kernelServices)).toEqual([[`TCP ${vip}:80`], [`TCP ${vip}:80`]]);
});

test("timeouts, sync daemon and kernel settings that are not what every kernel has become settings of the cluster", () => {
  const result = imported({
    timeouts: "Timeout (tcp tcpfin udp): 600 120 300",
    daemons: ["master sync daemon (mcast=eth1, syncid=7, maxlen=1460, group=224.0.0.81, port=8848, ttl=1)"],
    sysctls: { conntrack: 1, pmtu_disc: 1, sync_qlen_max: 12345 },
  });
  expect(result.clusters[0]?.ipvs).toEqual({
    timeouts: { tcpSec: 600, tcpFinSec: 120, udpSec: 300 },
    syncDaemon: { interface: "eth1", syncId: 7, maxLength: null, group: null, port: null, ttl: null },
    sysctls: { conntrack: 1 },
  });
  expect(said(result)).toEqual([
    "ipvsadm -L --timeout:1 discover.timeouts_taken",
    "ipvsadm -L --daemon:1 discover.daemon_taken",
  ]);
});

test("the file's own timeouts and sync daemon count, and what runs instead is said", () => {
  const text = `global_defs {\n  lvs_timeouts tcp 60\n  lvs_sync_daemon eth0 VI_1 id 3\n}\n${conf}`;
  const result = imported({
    files: foundDirector().files.map((file) => ({ ...file, text })),
    daemons: ["backup sync daemon (mcast=eth0, syncid=4)"],
  });
  expect(result.clusters[0]?.ipvs).toMatchObject({ timeouts: { tcpSec: 60 }, syncDaemon: { syncId: 3 } });
  expect(said(result)).toEqual([
    "ipvsadm -L --timeout:1 discover.timeouts_differ",
    "ipvsadm -L --daemon:1 discover.daemon_differs",
  ]);
});

test("what two directors have otherwise is said setting by setting and service by service, at the second one", () => {
  const backup = conf.replace("priority 150", "priority 100").replace("weight 3", "weight 4");
  const result = imported(
    {},
    {
      files: foundDirector().files.map((file) => ({ ...file, text: backup })),
      rules: rules.replace("-w 3", "-w 4"),
      sysctls: { conntrack: 1, sync_qlen_max: 99 },
      addresses: [{ interface: "eth0", address: address("10.96.0.2"), prefixLength: 24 }],
    },
  );
  expect(said(result)).toEqual([
    "lb2:sysctl:6 discover.sysctl_differs",
    "lb2:/etc/keepalived/keepalived.conf:9 merge.service_differs",
  ]);
  expect(result.clusters[0]).toMatchObject({ ipvs: { sysctls: {} }, directors: [{ name: "lb1" }, { name: "lb2" }] });
});

test("rules that give a service its mark are shown and stay; a mark without a rule is a warning", () => {
  const rule = "iptables -A PREROUTING -d 10.96.0.100/32 -p tcp -m tcp --dport 80 -j MARK --set-xmark 0x7/0xffffffff";
  const kernel = "-A -f 7 -s rr\n-A -f 8 -s rr\n";
  const result = imported({ ...noFile, rules: kernel, markRules: [rule, "nft meta mark set 0x00000063"] });
  expect(said(result)).toEqual(["packet filter:1 discover.mark_rule", "ipvsadm -Sn:2 discover.mark_unseen"]);
});

test.each([
  [
    "keepalived that does not run",
    { keepalived: { version: "2.2.7", running: false, path: "/etc/keepalived/keepalived.conf" }, rules: "" },
    "keepalived_stopped",
  ],
  ["another place of its file", { keepalived: { version: "2.2.7", running: true, path: "/opt/k.conf" } }, "other_path"],
  ["somebody else's service that loads rules at boot", { bootLoader: "ipvsadm" }, "boot_loader"],
  ["a table that could not be read", { rules: null }, "no_table"],
])("%s is said", (_what, changes, code) => {
  expect(said(imported(changes)).map((line) => line.split(" ").at(-1))).toEqual([`discover.${code}`]);
});

test("whatever a host says, the import ends in a result", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom(conf, rules, "-A -t 1.2.3.4:80 -s wlc\n", "include x\n}"));
  fc.assert(
    fc.property(text, text, text, fc.array(text), fc.array(text), (file, kernel, timeouts, daemons, markRules) => {
      const files = foundDirector().files.map((one) => ({ ...one, text: file }));
      const result = imported({ files, rules: kernel, timeouts, daemons, markRules }, { rules: kernel });
      expect(result.clusters.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});
