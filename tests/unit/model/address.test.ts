import { expect, test } from "vitest";
import { isUnicast } from "@/lib/model/address";
import { address } from "../ipvs/tables";

test.each(["10.0.0.1", "192.0.2.80", "203.0.113.1", "100.64.0.1", "2001:db8::1", "fd00::1", "2400:cb00::1"])(
  "%s can be the address of a host",
  (text) => {
    expect(isUnicast(address(text))).toBe(true);
  },
);

test.each([
  "0.0.0.0",
  "127.0.0.1",
  "169.254.1.1",
  "224.0.0.18",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "fe80::1",
  "ff02::12",
])("%s cannot be the address of a host that others reach", (text) => {
  expect(isUnicast(address(text))).toBe(false);
});
