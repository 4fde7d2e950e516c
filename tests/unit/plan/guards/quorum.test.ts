import { expect, test } from "vitest";
import { quorum } from "@/lib/plan/guards/quorum";
import { said, service } from "./guarded-service";

const judge = (members: string, quorumLostBelow: number | null) =>
  said(quorum({ services: [service(members, { quorumLostBelow })] }));

test("less weight than the quorum may not stay", () => {
  expect(judge("3>3 2>1", 5)).toEqual(["error guard.quorum"]);
  expect(judge("3>3 2>-", 5)).toEqual(["error guard.quorum"]);
});

test("exactly the quorum may", () => {
  expect(judge("3>3 3>2", 5)).toEqual([]);
});

test("the weight of a destination whose checks fail does not count", () => {
  expect(judge("3>3! 5>4 1>0", 5)).toEqual(["error guard.quorum"]);
});

test("a quorum that is lost already is not lost by this change", () => {
  expect(judge("3>2", 5)).toEqual([]);
});

test("that nothing stays at all is for the guard of the last destination to say", () => {
  expect(judge("5>0", 5)).toEqual([]);
});

test("where nobody counts there is no quorum", () => {
  expect(quorum({ services: [service("3>0", { quorumLostBelow: null })] })).toEqual({
    figures: { code: "figure.no_quorum", params: {} },
    problems: [],
  });
});

test("the figures are of the service that comes nearest to its quorum", () => {
  const services = [
    service("9>9", { quorumLostBelow: 1 }),
    service("9>9", { quorumLostBelow: 8, name: "mail" }),
    service("9>9", { quorumLostBelow: 2 }),
  ];
  expect(quorum({ services }).figures).toEqual({
    code: "figure.quorum",
    params: { service: "mail", weight: 9, quorum: 8 },
  });
});
