import { expect, type Page } from "@playwright/test";
import { ClusterPages } from "./cluster-pages";

/** Makes a plan of the draft on the Plan tab. */
export async function makePlan(page: Page, clusterId: string): Promise<void> {
  await page.goto(`/clusters/${clusterId}/services`);
  await new ClusterPages(page).tab("Plan");
  await page.getByRole("button", { name: /^Make .*plan$/ }).click();
  await expect(page).toHaveURL(/plan=/);
}

/** Applies the plan that is shown, and is on the page of its operation then. */
export async function apply(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page).toHaveURL(/\/operations\//);
}

/** Waits for the operation's own end: single hosts are confirmed, or put back, before it. */
export async function ends(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: title })).toBeVisible({ timeout: 120_000 });
}
