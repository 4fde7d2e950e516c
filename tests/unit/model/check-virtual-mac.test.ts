import { expect, test } from "vitest";
import { checkCluster } from "@/lib/model/check-cluster";
import { clusterWith } from "@/tests/support/example-cluster";

const codes = (vrrp: object) => {
  const cluster = clusterWith({ vrrp: { virtualRouterId: 51, ...vrrp } });
  return checkCluster(cluster).map(({ path, code }) => `${path.join(".")} ${code}`);
};

test("adverts from the interface itself mean something only where VIPs have a MAC address of their own", () => {
  expect(codes({ vmacXmitBase: true })).toEqual(["vrrp.vmacXmitBase vrrp.vmac_off"]);
  expect(codes({ vmacXmitBase: true, useVmac: true })).toEqual([]);
});

test("the authentication header needs a password", () => {
  const authentication = { secretId: "0190a1b2-0000-7000-8000-000000000101", sha256: "a".repeat(64) };
  expect(codes({ authenticationType: "AH" })).toEqual(["vrrp.authenticationType vrrp.authentication_missing"]);
  expect(codes({ authenticationType: "AH", authentication })).toEqual([]);
});
