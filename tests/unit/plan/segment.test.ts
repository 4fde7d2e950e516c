import { describe, expect, test } from "vitest";
import type { IpAddress } from "@/lib/model/address";
import { segmentLook } from "@/lib/plan/segment-look";
import { readSegment, segmentProgram } from "@/lib/plan/segment-program";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { noNetworkNamespace, runInNetworkNamespace } from "@/tests/support/network-namespace";
import { freshHosts } from "./observed-hosts";

const observed = freshHosts(exampleCluster);
const empty = clusterWith({ vrrp: null, vips: [], services: [] });

describe("what is looked for on the segment", () => {
  test("new VIPs and new VRRP numbers, by the first director that could be read", () => {
    const look = {
      hostId: "h1",
      vips: [{ address: "10.77.0.100", interface: "eth0" }],
      listen: [{ interface: "eth0", seconds: 2 }],
    };
    expect(segmentLook({ desired: exampleCluster, applied: empty, observed })).toEqual(look);
    const one = { ...observed, directors: observed.directors.slice(1) };
    expect(segmentLook({ desired: exampleCluster, applied: null, observed: one })).toEqual({ ...look, hostId: "h2" });
  });

  test("nothing that is in force, and no VIP that one of our hosts holds", () => {
    expect(segmentLook({ desired: exampleCluster, applied: exampleCluster, observed })).toBeNull();
    const held = {
      ...observed,
      realServers: observed.realServers.map((one) => ({
        ...one,
        addresses: [{ interface: "lo", address: "10.77.0.100" as IpAddress, prefixLength: 32 }],
      })),
    };
    expect(segmentLook({ desired: exampleCluster, applied: null, observed: held })?.vips).toEqual([]);
  });

  test("no longer than five seconds, and with engine ipvsadm not for VRRP", () => {
    const slow = clusterWith({ "vrrp.advertIntervalSec": 60 });
    expect(segmentLook({ desired: slow, applied: null, observed })?.listen).toEqual([
      { interface: "eth0", seconds: 5 },
    ]);
    expect(segmentLook({ desired: clusterWith({ engine: "ipvsadm" }), applied: null, observed })?.listen).toEqual([]);
  });
});

const vips = ["10.9.0.100", "10.9.0.101", "fd09::100"].map((address) => ({
  address: address as IpAddress,
  interface: "near",
}));
const look = { hostId: "h1", vips, listen: [{ interface: "near", seconds: 2 }] };
const read = (output: string) => readSegment(look, { id: "segment", exitCode: 0, output });

describe("what was seen there", () => {
  test("is read address by address, whatever order it comes in", () => {
    const output = `vip 10.9.0.101 free
listened
12:00:00.1 IP 10.9.0.7 > 224.0.0.18: VRRPv2, Advertisement, vrid 51, prio 150, authtype none, intvl 1s, length 20
12:00:00.2 IP6 fe80::7 > ff02::12: ip-proto-112 VRRPv3, Advertisement, vrid 52, prio 100, length 24
vip 10.9.0.100 taken 02:00:00:00:00:07`;
    expect(read(output)).toEqual({
      vips: [
        { address: "10.9.0.100", answer: "taken", by: "02:00:00:00:00:07" },
        { address: "10.9.0.101", answer: "free", by: "" },
        { address: "fd09::100", answer: "unknown", by: "" },
      ],
      adverts: [
        { source: "10.9.0.7", virtualRouterId: 51 },
        { source: "fe80::7", virtualRouterId: 52 },
      ],
    });
  });

  test("is unknown where nothing can be read", () => {
    expect(readSegment(look, undefined).vips.map(({ answer }) => answer)).toEqual(["unknown", "unknown", "unknown"]);
    expect(readSegment(look, undefined).adverts).toBeNull();
  });

  test.skipIf(noNetworkNamespace !== null)("is what the hosts of a real segment answer", async () => {
    const [step] = segmentProgram({ ...look, vips: look.vips.slice(0, 2), listen: [] }).steps;
    const output = await runInNetworkNamespace(`ip netns add far
ip link add near type veth peer name eth0 netns far
ip addr add 10.9.0.1/24 dev near
ip link set near up
ip netns exec far ip addr add 10.9.0.100/24 dev eth0
ip netns exec far ip link set eth0 up
${step?.script}`);
    const { vips: seen } = read(output);
    const known = seen.slice(0, 2).map(({ address, answer }) => `${address} ${answer}`);
    const mayAsk = !output.includes("unknown");
    expect(known).toEqual(
      mayAsk ? ["10.9.0.100 taken", "10.9.0.101 free"] : ["10.9.0.100 unknown", "10.9.0.101 unknown"],
    );
  });
});
