import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 A and AA as far as axe can tell; the failure names each rule and the elements that break it. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated by the debugger, so that the page's own content security policy stays in force.
  await page.evaluate(axe);
  // React Aria's announcer holds each message for a few seconds, longer than what the message was labelled by may live.
  const results = await page.evaluate<AxeResults>(
    `axe.run({ exclude: [["[data-live-announcer]"]] }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })`,
  );
  const broken = results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`,
  );
  expect(broken, `accessibility of ${page.url()}`).toEqual([]);
}
