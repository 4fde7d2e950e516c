import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { isUnicast, parseAddress } from "@/lib/model/address";
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

test("an IPv6 address has one spelling, whichever it came in", () => {
  const group = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 0xffff }));
  const groups = fc.array(group, { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(groups, (parts) => {
      const parsed = new ipaddr.IPv6(parts);
      const canonical = parsed.isIPv4MappedAddress() ? null : parsed.toRFC5952String();
      const padded = parts.map((part) => part.toString(16).padStart(4, "0")).join(":");
      for (const text of [parsed.toRFC5952String(), parsed.toNormalizedString(), padded])
        expect([parseAddress(text), parseAddress(text.toUpperCase())]).toEqual([canonical, canonical]);
    }),
    { numRuns: 2000 },
  );
});

test("what looks nearly like an IPv6 address is one only if ipaddr.js takes it, and is spelled as it spells it", () => {
  const piece = fc.constantFrom(":", "::", "1", "f", "0", "00", "12", "fd00", "ffff", "12345", ".1", "%eth0");
  fc.assert(
    fc.property(fc.array(piece, { minLength: 2, maxLength: 17 }), (pieces) => {
      const text = pieces.join("");
      fc.pre(text.includes(":") && !text.includes("%"));
      const parsed = ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
      const canonical = parsed === null || parsed.isIPv4MappedAddress() ? null : parsed.toRFC5952String();
      expect(parseAddress(text)).toBe(canonical);
    }),
    { numRuns: 5000 },
  );
});
