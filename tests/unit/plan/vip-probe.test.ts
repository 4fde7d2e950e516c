import { describe, expect, test } from "vitest";
import type { IpAddress } from "@/lib/model/address";
import type { ObservedDirector } from "@/lib/plan/model";
import { fallenSilent, readVipProbe, vipProbeProgram, vipProbes } from "@/lib/plan/vip-probe";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { noNetworkNamespace, runInNetworkNamespace } from "@/tests/support/network-namespace";
import { freshHosts } from "./observed-hosts";

const address: IpAddress = exampleCluster.vips[0]?.address ?? never();
const vip = String(address);

function never(): never {
  throw new Error("the example has a VIP");
}

/** The directors, with the VIP on these interfaces of theirs. */
function directors(...interfaces: readonly string[]): ObservedDirector[] {
  return freshHosts(exampleCluster).directors.map((one, index) => {
    const device = interfaces[index];
    const held = device === undefined ? [] : [{ interface: device, address, prefixLength: 32 }];
    return { ...one, addresses: [...one.addresses, ...held] };
  });
}

describe("whether VIPs answer", () => {
  test("is tried by a director that does not have the address, on the interface of its instance", () => {
    expect(vipProbes(exampleCluster, directors("eth0"))).toEqual([
      { hostId: "h2", ask: [{ address: vip, interface: "eth0" }], connect: [{ address: vip, port: 80 }] },
    ]);
  });

  test("is asked of nobody while nobody holds it, and tried by nobody who has it", () => {
    expect(vipProbes(exampleCluster, directors()).every(({ ask }) => ask.length === 0)).toBe(true);
    expect(vipProbes(exampleCluster, directors("eth0", "lo"))).toEqual([]);
  });

  test("is not tried at services that are drained, listen on all ports, or do not speak TCP", () => {
    const drained = [0, 1, 2].map((index) => [`services.0.destinations.${index}.weight`, 0]);
    for (const values of [Object.fromEntries(drained), { "services.0.listener.protocol": "UDP" }]) {
      expect(vipProbes(clusterWith(values), directors("eth0")).flatMap(({ connect }) => connect)).toEqual([]);
    }
  });

  test("is unknown where nothing was said", () => {
    const [probe] = vipProbes(exampleCluster, directors("eth0"));
    if (probe === undefined) throw new Error("a probe");
    const read = (segment: string, connect: string) =>
      readVipProbe(probe, "director2", [
        { id: "segment", exitCode: 0, output: segment },
        { id: "connect", exitCode: 0, output: connect },
      ]);
    const answers = read(`vip ${vip} taken 02:00:00:00:00:07`, `tcp ${vip} 80 answers`);
    expect([...answers]).toEqual([
      [`director2 → ${vip}`, true],
      [`director2 → ${vip}:80`, true],
    ]);
    expect([...read("", "")]).toEqual([]);
    expect(fallenSilent(answers, read("", ""))).toEqual([]);
    expect(fallenSilent(answers, read(`vip ${vip} free`, `tcp ${vip} 80 silent`))).toEqual([...answers.keys()]);
    expect(fallenSilent(read("", ""), read(`vip ${vip} free`, `tcp ${vip} 80 silent`))).toEqual([]);
  });

  test.skipIf(noNetworkNamespace !== null)("is found out by a real connection", async () => {
    const connect = [80, 81].map((port) => ({ address, port }));
    const program = vipProbeProgram({ hostId: "h", ask: [], connect });
    const script = program.steps.find(({ id }) => id === "connect")?.script ?? "";
    const serve = `node -e 'require("net").createServer((s) => s.end()).listen(80, "${vip}", () => console.log("up"))'`;
    const output = await runInNetworkNamespace(
      `ip link set lo up; ip address add ${vip}/32 dev lo
       ${serve} >/dev/null & server=$!
       for _ in 1 2 3 4 5 6 7 8 9 10; do ss -ltn | grep -q ':80 ' && break; sleep 0.2; done
       (${script})
       kill $server`,
    );
    expect(output.split("\n")).toEqual(expect.arrayContaining([`tcp ${vip} 80 answers`, `tcp ${vip} 81 silent`]));
  });
});
