import type { Page } from "@playwright/test";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import { cleanHosts } from "@/tests/lab-suite/clean-hosts";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial", timeout: 300_000 });

const vip = "10.77.0.216";
let clusterId: string;
let director: { id: string; name: string };

test.beforeAll(async ({ panel, lab }) => {
  test.setTimeout(300_000);
  await cleanHosts(lab);
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const weights = { rs1: 1, rs2: 2 };
  const described = { name: "shop", engine: "keepalived", vip, virtualRouterId: 66, weights } as const;
  clusterId = (await describeLabCluster(api, lab, described)).id;
  await applyCluster(api, clusterId, "First set-up");
  const { directors } = await api.get(`/clusters/${clusterId}`, clusterResourceSchema);
  const first = directors.find(({ name }) => name === "director1");
  if (first === undefined) throw new Error("the cluster has no director1");
  director = first;
});

test.afterAll(async ({ lab }) => {
  await cleanHosts(lab);
});

test("the raw tab is the director's own output, chosen by keyboard, and can be frozen", async ({ page, lab }) => {
  await open(page, `raw?director=${director.id}`);
  const command = page.getByRole("radiogroup", { name: "Command" });
  await command.getByRole("radio", { name: "ipvsadm -Ln --rate" }).press("ArrowRight");
  await expect(command.getByRole("radio", { name: "ipvsadm -Ln --stats" })).toBeChecked();
  await expect(page).toHaveURL(/form=stats/);
  await lab.request(30, `http://${vip}/`);
  await expectOutputOf(page, () => lab.script("director1", "ipvsadm -Ln --stats"));
  await command.getByRole("radio", { name: "ipvsadm -Ln --stats" }).press("ArrowRight");
  await expectOutputOf(page, () => lab.script("director1", "ipvsadm -Ln"));
  await expectAccessible(page);
  await page.getByRole("switch", { name: "Freeze" }).press("Space");
  await expect(page.getByRole("switch", { name: "Freeze" })).toBeChecked();
});

test("charts show what was, are zoomed by key and button, and can be read as a table", async ({ page }) => {
  await open(page, "charts");
  const charts = page.getByRole("region", { name: /^Charts/ });
  await expect(charts.getByRole("img", { name: /New connections per second; director\d from/ })).toBeVisible();
  await expect(charts.getByRole("link", { name: /Apply plan/ })).toBeVisible();
  await expectAccessible(page);
  await charts.press("+");
  await expect(page).toHaveURL(/from=.*to=/);
  await page.getByRole("button", { name: "Earlier" }).click();
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page).not.toHaveURL(/from=/);
  await charts.getByRole("button", { name: "As a table" }).first().press("Enter");
  await expect(charts.getByRole("columnheader", { name: "director1" }).first()).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});

async function open(page: Page, path: string): Promise<void> {
  await openSession(page);
  await page.goto(`/clusters/${clusterId}/${path}`);
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
}

/** Counters move for some seconds after the last request: both are asked until they say the same. */
async function expectOutputOf(page: Page, command: () => Promise<string>): Promise<void> {
  await expect(async () => {
    const printed = await page
      .getByRole("region", { name: /^Output of/ })
      .locator("pre")
      .innerText();
    expect(linesOf(printed)).toEqual(linesOf(await command()));
  }).toPass({ timeout: 60_000 });
}

/** ipvsadm fills its last column up with spaces. */
function linesOf(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}
