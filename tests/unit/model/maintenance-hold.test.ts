import { expect, test } from "vitest";
import { restoreSchema, takeOutSchema } from "@/lib/api/resources/verb";
import { maintenanceHold } from "@/lib/model/maintenance-hold";
import { broughtBack, type Standing, takenOut } from "@/lib/model/standing";

const serving: Standing = { weight: 7, hold: null, holds: new Map() };
const first = maintenanceHold("0199d1a0-0000-7000-8000-000000000001");
const second = maintenanceHold("0199d1a0-0000-7000-8000-000000000002");

test("whoever lifts the holds of everybody leaves maintenances alone", () => {
  const held = takenOut(takenOut(serving, "deploy", "cut"), first, "drain");
  expect(broughtBack(held, null)).toEqual(takenOut(serving, first, "drain"));
});

test("of two maintenances it comes back with the last, in either order", () => {
  const both = takenOut(takenOut(serving, first, "drain"), second, "offline");
  for (const [one, other] of [
    [first, second],
    [second, first],
  ] as const) {
    expect(broughtBack(both, one).weight).toBe(0);
    expect(broughtBack(broughtBack(both, one), other)).toEqual(serving);
  }
});

test("nobody takes or lifts the hold of a maintenance by its name", () => {
  for (const schema of [takeOutSchema, restoreSchema]) {
    expect(schema.safeParse({ hold: first }).error?.issues[0]).toMatchObject({ message: "hold.of_maintenance" });
  }
});
