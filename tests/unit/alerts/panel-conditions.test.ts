import { expect, test } from "vitest";
import { type PanelView, panelConditions } from "@/lib/alerts/conditions/panel-conditions";
import { defaultRules } from "@/lib/model/alert/rule";

const nowMs = Date.parse("2026-11-21T00:00:00Z");
const inDays = (days: number) => nowMs + days * 86_400_000;

function told(seen: Partial<PanelView>): string[] {
  const view = { nowMs, tokens: [], certificateUntilMs: null, strangers: [], ...seen };
  const conditions = panelConditions(view, (kind) => defaultRules[kind]);
  return conditions.map(({ kind, params }) => `${kind} ${params.days ?? ""}`.trim());
}

test("the panel's own certificate is told of two weeks before its end, and for as long as it is over", () => {
  expect(told({ certificateUntilMs: inDays(15) })).toEqual([]);
  expect(told({ certificateUntilMs: inDays(13.5) })).toEqual(["certificate_expiring 14"]);
  expect(told({ certificateUntilMs: inDays(-40) })).toEqual(["certificate_expiring -40"]);
  expect(told({ certificateUntilMs: null })).toEqual([]);
});

test("a token is told of a week before its end, and a week after it no more", () => {
  const tokens = [8, 6, -6, -8].map((days) => {
    return { name: `${days}`, hint: "sbx_a", ownerName: "Ada", expiresAtMs: inDays(days) };
  });
  expect(told({ tokens })).toEqual(["token_expiring 6", "token_expiring -6"]);
});
