import { expect, test } from "vitest";
import { nextMessageMs, nextTryMs } from "@/lib/notify/pace";
import { mayReach } from "@/lib/notify/resolve-target";

const onTheHour = Date.parse("2026-11-21T10:00:00.000Z");

test("a channel is written to once in 10 s, and Feishu not on the hour and the half hour", () => {
  expect(nextMessageMs("dingtalk", onTheHour)).toBe(onTheHour + 10_000);
  expect(nextMessageMs("feishu", onTheHour - 10_000)).toBe(onTheHour + 20_000);
  expect(nextMessageMs("feishu", onTheHour + 1_795_000)).toBe(onTheHour + 1_820_000);
  expect(nextMessageMs("feishu", onTheHour + 60_000)).toBe(onTheHour + 70_000);
});

test("a message is tried five times, later each time", () => {
  expect([1, 2, 3, 4].map((tries) => nextTryMs(tries, 0))).toEqual([10_000, 30_000, 120_000, 600_000]);
  expect(nextTryMs(5, 0)).toBeNull();
});

test.each([
  ...["127.0.0.1", "::1", "169.254.169.254", "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "0.0.0.0"],
  ...["fd00::1", "fe80::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "224.0.0.1", "255.255.255.255"],
])("%s is not written to", (address) => {
  expect(mayReach(address, [])).toBe(false);
});

test("public addresses are, and networks that were allowed", () => {
  expect(mayReach("93.184.216.34", [])).toBe(true);
  expect(mayReach("2606:2800:220:1::1", [])).toBe(true);
  expect(mayReach("10.0.0.25", ["10.0.0.25"])).toBe(true);
  expect(mayReach("10.0.0.26", ["10.0.0.25"])).toBe(false);
  expect(mayReach("10.20.3.4", ["fd00::/8", "10.20.0.0/16"])).toBe(true);
  expect(mayReach("::ffff:10.20.3.4", ["10.20.0.0/16"])).toBe(true);
});
