import { expect, test } from "vitest";
import { lastDestination } from "@/lib/plan/guards/last-destination";
import { said, service } from "./guarded-service";

const forbidden = ["error guard.last_destination"];

test("taking the last available destination out of a service is forbidden, by weight or by deletion", () => {
  expect(said(lastDestination({ services: [service("1>0")] }))).toEqual(forbidden);
  expect(said(lastDestination({ services: [service("1>-")] }))).toEqual(forbidden);
  expect(said(lastDestination({ services: [service("0>0 3>0")] }))).toEqual(forbidden);
});

test("a destination whose checks fail is not one that stays", () => {
  const services = [service("1>0 1>1!")];
  expect(said(lastDestination({ services }))).toEqual(forbidden);
  expect(lastDestination({ services }).problems[0]).toMatchObject({ path: ["services", 0], params: { count: 1 } });
});

test("one that stays or comes is enough", () => {
  for (const members of ["1>0 1>1", "1>- ->1", "2>1"] as const)
    expect(lastDestination({ services: [service(members)] })).toEqual({
      figures: { code: "figure.fewest", params: { service: "www", count: 1 } },
      problems: [],
    });
});

test("a service that had none loses nothing, and one that goes away needs none", () => {
  const none = { code: "figure.no_service", params: {} };
  expect(lastDestination({ services: [service("0>0")] })).toEqual({ figures: none, problems: [] });
  expect(lastDestination({ services: [service("1>0!")] })).toEqual({ figures: none, problems: [] });
  expect(lastDestination({ services: [service("1>-", { id: null })] })).toEqual({ figures: none, problems: [] });
});

test("the service with the fewest is named", () => {
  const services = [service("1>1 1>1"), service("1>1", { name: "mail" }), service("1>1 1>1")];
  expect(lastDestination({ services }).figures.params).toEqual({ service: "mail", count: 1 });
});
