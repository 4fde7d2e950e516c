import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printFigure } from "@/lib/ipvs/print-figure";
import { printListing } from "@/lib/ipvs/print-listing";
import { printedAgain } from "@/tests/support/printed-again";

const goldens = "tests/golden/ipvsadm";
// A listing of one service and with --thresholds; the second is not one that the raw tab has.
const others = new Set(["thresholds.listing"]);
const captured = readdirSync(goldens).filter((name) => /\.(listing|stats|rates)$/.test(name) && !others.has(name));

test("there are captured outputs of every form", () => {
  expect(new Set(captured.map((name) => name.split(".").at(-1)))).toEqual(new Set(["listing", "stats", "rates"]));
});

test.each(captured)("%s is printed character by character as ipvsadm did", (name) => {
  const text = readFileSync(`${goldens}/${name}`, "utf8");
  expect(printedAgain(text).trimEnd()).toBe(text.trimEnd());
});

test.each([
  [0n, "0"],
  [99_999_999n, "99999999"],
  [124_168_999n, "124168K"],
  [1_999_999_999n, "1999M"],
  [99_999_999_999n, "99999M"],
  [100_000_000_000n, "100G"],
  [18_446_744_073_709_551_615n, "18446744T"],
])("%d is cut off to %s", (value, text) => {
  expect(printFigure(value)).toBe(text);
});

test("what is not known prints as a dash, never as 0, and connections of a destination are never cut off", () => {
  const row = { key: "10.0.0.2:80", forwarding: "dr", weight: 1, active: 0, inactive: 0, totals: null } as const;
  const perSec = [200_000_000n, 0n, 0n, 200_000_000n, 0n] as const;
  const service = { key: "TCP 10.0.0.1:80", attributes: "rr", totals: null, perSec: null };
  const text = printListing("rates", { banner: null, services: [{ ...service, destinations: [{ ...row, perSec }] }] });
  const [, , first, second] = text.split("\n");
  expect(first).toBe("TCP  10.0.0.1:80                         -        -        -        -        -");
  expect(second).toBe("  -> 10.0.0.2:80                  200000000        0        0  200000K        0");
});
