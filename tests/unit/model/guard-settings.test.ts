import fc from "fast-check";
import { expect, test } from "vitest";
import { guardSettingsSchema, withMinimum } from "@/lib/model/guard-settings";

const percent = fc.integer({ min: 0, max: 100 });

test("a request raises every minimum of the cluster to its own, and lowers none", () => {
  fc.assert(
    fc.property(percent, percent, percent, (minAvailablePercent, own, asked) => {
      const settings = guardSettingsSchema.parse({ minAvailablePercent, serviceMinimums: { web: own } });
      const strict = withMinimum(settings, asked);
      expect(strict.minAvailablePercent).toBe(Math.max(minAvailablePercent, asked));
      expect(strict.serviceMinimums).toEqual({ web: Math.max(own, asked) });
      expect({ ...strict, minAvailablePercent, serviceMinimums: { web: own } }).toEqual(settings);
    }),
  );
});

test("a request that asks for nothing leaves the cluster's settings", () => {
  const settings = guardSettingsSchema.parse({});
  expect(withMinimum(settings, null)).toBe(settings);
});
