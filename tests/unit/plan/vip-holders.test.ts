import { expect, test } from "vitest";
import { vipHolders } from "@/lib/plan/vip-holders";
import { exampleCluster } from "../../support/example-cluster";
import { freshHosts } from "./observed-hosts";

test("a director that has a VIP on lo, to serve it itself, does not hold it", () => {
  const [vip] = exampleCluster.vips;
  const [one, other] = freshHosts(exampleCluster).directors;
  if (vip === undefined || one === undefined || other === undefined) throw new Error("two directors and a VIP");
  const { address } = vip;
  const onLo = { interface: "lo", address, prefixLength: 32 };
  const both = [
    { ...one, addresses: [onLo, { interface: "eth0", address, prefixLength: 32 }] },
    { ...other, addresses: [onLo] },
  ];
  expect(vipHolders(both, address).map(({ hostId }) => hostId)).toEqual([one.hostId]);
});
