import { expect, test } from "vitest";
import { deletions } from "@/lib/plan/guards/deletions";
import { said, service, settings } from "./guarded-service";

/** So many of the destinations deleted, and so many kept. */
function members(deleted: number, kept: number, weight = 1): string {
  const gone = Array.from({ length: deleted }, () => `${weight}>-`);
  return [...gone, ...Array.from({ length: kept }, () => `${weight}>${weight}`)].join(" ");
}

const judge = (services: ReturnType<typeof service>[], change: Parameters<typeof settings>[0] = {}) =>
  said(deletions({ services, guards: settings(change) }));

test("a quarter of a service may be deleted at once, and not one more", () => {
  expect(judge([service(members(2, 6))])).toEqual([]);
  expect(judge([service(members(3, 6))])).toEqual(["error guard.deletions_share"]);
  expect(judge([service(members(3, 6))], { maxDeletedPercent: 34 })).toEqual([]);
});

test("one may always go while the service stays", () => {
  expect(judge([service(members(1, 1))])).toEqual([]);
  expect(judge([service(members(2, 2))])).toEqual(["error guard.deletions_share"]);
});

test("ten in one push, over all services, and not eleven", () => {
  const many = Array.from({ length: 10 }, () => service(members(1, 9)));
  expect(judge(many)).toEqual([]);
  expect(judge([...many, service(members(1, 9))])).toEqual(["error guard.deletions"]);
  expect(judge([...many, service(members(1, 9))], { maxDeletions: 11 })).toEqual([]);
  expect(deletions({ services: many, guards: settings() }).figures.params).toEqual({ deleted: 10, limit: 10 });
});

test("those that were drained count for the whole push, not for the share of their service", () => {
  expect(judge([service(members(5, 3, 0))])).toEqual([]);
  expect(judge([service(members(11, 3, 0))])).toEqual(["error guard.deletions"]);
});

test("a whole service goes only when nothing in it is in service any more", () => {
  const removed = { id: null, path: [] };
  expect(judge([service(members(1, 0), removed)])).toEqual(["error guard.deletions_service"]);
  expect(judge([service(members(3, 0, 0), removed)])).toEqual([]);
});

test("new destinations and other weights delete nothing", () => {
  expect(judge([service("->1 5>0 0>3")])).toEqual([]);
});
