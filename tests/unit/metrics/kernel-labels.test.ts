import { expect, test } from "vitest";
import { kernelLabels } from "@/lib/metrics/kernel-labels";

test.each([
  ["TCP 10.0.0.100:80", { local_address: "10.0.0.100", local_port: "80", proto: "TCP", local_mark: "" }],
  ["UDP [fd00::64]:53", { local_address: "fd00::64", local_port: "53", proto: "UDP", local_mark: "" }],
  ["FWM 268439552 inet", { local_address: "", local_port: "", proto: "FWM", local_mark: "10001000" }],
])("%s has the labels that node_exporter gives it", (key, expected) => {
  expect(kernelLabels(key)).toEqual(expected);
});

test("a destination adds its own address", () => {
  expect(kernelLabels("TCP 10.0.0.100:80", { address: "10.0.0.11", port: 8080 })).toMatchObject({
    remote_address: "10.0.0.11",
    remote_port: "8080",
  });
});
