import { expect, test } from "vitest";
import { formatMoment } from "@/components/ui/format-moment";

const at = new Date("2026-11-02T00:05:09.042Z");

test("a time reads year first, with two digits everywhere, up to the precision asked for", () => {
  expect(formatMoment(at, "UTC", "minute")).toBe("2026-11-02 00:05");
  expect(formatMoment(at, "UTC", "second")).toBe("2026-11-02 00:05:09");
  expect(formatMoment(at, "UTC", "millisecond")).toBe("2026-11-02 00:05:09.042");
});

test("a time is told in the given zone", () => {
  expect(formatMoment(at, "Asia/Shanghai", "minute")).toBe("2026-11-02 08:05");
  expect(formatMoment(at, "America/New_York", "minute")).toBe("2026-11-01 19:05");
});
