import type { Page } from "@playwright/test";
import type { Lab } from "@/tests/lab/lab";
import { cleanHosts } from "@/tests/lab-suite/clean-hosts";
import { addLabHost, applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { ClusterPages } from "./support/cluster-pages";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { pressInRow } from "./support/press-in-row";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial", timeout: 300_000 });

const vip = "10.77.0.210";

test.beforeAll(async ({ panel, lab }) => {
  test.setTimeout(300_000);
  await cleanHosts(lab);
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const weights = { rs1: 1, rs2: 1, rs3: 1 };
  const { id } = await describeLabCluster(api, lab, {
    name: "shop",
    engine: "keepalived",
    vip,
    virtualRouterId: 60,
    weights,
  });
  await addLabHost(api, lab, "rs4");
  await applyCluster(api, id, "First set-up");
});

test("the live table shows what the kernel has and what clients do, with its age", async ({ page, lab }) => {
  await openServices(page);
  const cluster = new ClusterPages(page);
  for (const server of ["rs1", "rs2", "rs3"]) await expect(cluster.member(server)).toContainText("Up");
  await expect(page.getByRole("region", { name: "VIPs" })).toContainText("director1");
  await answers(lab, 120);
  const rate = cluster.member("rs1").getByRole("cell").nth(7);
  await expect.poll(async () => Number(await rate.innerText())).toBeGreaterThan(0);
  await expectAccessible(page);
});

test("a weight is set by keyboard, stays pending until it was read back, and moves the traffic", async ({
  page,
  lab,
}) => {
  await openServices(page);
  const row = new ClusterPages(page).member("rs1");
  const weight = row.getByRole("button", { name: /^Weight of rs1/ });
  await weight.press("w");
  const field = row.getByRole("textbox", { name: /^New weight of rs1/ });
  await expect(field).toBeFocused();
  await field.press("ArrowUp");
  await expect(field).toHaveValue("2");
  await field.press("Escape");
  await expect(weight).toBeFocused();
  await weight.press("Enter");
  await field.fill("0");
  await field.press("Enter");
  await expect(row).toContainText("→ 0");
  await expect(row).toContainText(/Drain/);
  await expect(weight).toHaveText("0");
  await expect(row).not.toContainText("→ 0");
  expect(Object.keys(await answers(lab, 40))).toEqual(["rs2", "rs3"]);

  await pressInRow(row, /^Set the weight of rs1 .* back to 1$/);
  await expect(weight).toHaveText("1");
  expect(Object.keys(await answers(lab, 40))).toEqual(["rs1", "rs2", "rs3"]);
});

test("a real server is added to the service by clicking and serves", async ({ page, lab }) => {
  await openServices(page);
  const cluster = new ClusterPages(page);
  await page.getByRole("link", { name: "web", exact: true }).click();
  await expect(page.getByRole("heading", { name: "web" })).toBeVisible();
  await expectAccessible(page);
  await cluster.inDialog("Add real server", async () => {
    await page.getByRole("dialog").getByText("A new one").click();
    await cluster.choose(/Host/, "rs4");
  });
  await expect(cluster.member("rs4").first()).toContainText("Not applied");
  await applyPlan(page, "rs4 joins");
  await expect(cluster.member("rs4").first()).toContainText("Up");
  expect(Object.keys(await answers(lab, 60))).toEqual(["rs1", "rs2", "rs3", "rs4"]);
});

test("when keepalived stops on the master the page shows where the VIP went", async ({ page, lab }) => {
  await openServices(page);
  await expect(page.getByRole("region", { name: "VIPs" })).toContainText("director1");
  await lab.script("director1", "systemctl stop keepalived 2>/dev/null || /etc/init.d/keepalived stop");
  await expect(page.getByRole("region", { name: "VIPs" })).toContainText("director2");
  await page.goto("/");
  await expect(page.getByText("keepalived stopped")).toBeVisible();
  expect(Object.keys(await answers(lab, 30))).toEqual(["rs1", "rs2", "rs3", "rs4"]);
});

async function openServices(page: Page): Promise<void> {
  await openSession(page);
  await page.goto("/clusters");
  // A row is a link only once the page has its scripts; on a busy machine a click may come earlier.
  await expect(async () => {
    await page.getByRole("row").filter({ hasText: "shop" }).click();
    await expect(page).toHaveURL(/\/services$/, { timeout: 2_000 });
  }).toPass();
}

/** Makes a plan on the Plan tab, reads that it can be applied, applies it and watches it to its end. */
async function applyPlan(page: Page, reason: string): Promise<void> {
  await new ClusterPages(page).tab("Plan");
  await page.getByRole("button", { name: "Make plan" }).click();
  await expect(page.getByRole("button", { name: "Apply" })).toBeEnabled({ timeout: 60_000 });
  await page.getByLabel("Reason").fill(reason);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/\/operations\//);
  const operation = `/api/v1/operations/${new URL(page.url()).pathname.split("/").at(-1)}?wait=20s`;
  await expect
    .poll(async () => (await (await page.request.get(operation)).json()).state, { timeout: 120_000 })
    .toBe("confirmed");
  await openServices(page);
}

/** How many of `count` requests each real server answered. */
async function answers(lab: Lab, count: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const answer of await lab.request(count, `http://${vip}/`)) {
    const name = answer.trim();
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort());
}
