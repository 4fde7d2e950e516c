import type { Page } from "@playwright/test";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import type { Lab } from "@/tests/lab/lab";
import { cleanHosts } from "@/tests/lab-suite/clean-hosts";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { ClusterPages } from "./support/cluster-pages";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

// One cluster serves all tests; each leaves it with every server in service.
test.describe.configure({ mode: "serial", timeout: 300_000 });

const vip = "10.77.0.212";
const everyServer = ["rs1", "rs2", "rs3", "rs4"];
let api: PanelApi;
let cluster: ClusterResource;

test.beforeAll(async ({ panel, lab }) => {
  test.setTimeout(300_000);
  await cleanHosts(lab);
  api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const weights = { rs1: 1, rs2: 1, rs3: 1, rs4: 1 };
  cluster = await describeLabCluster(api, lab, {
    name: "shop",
    engine: "keepalived",
    vip,
    virtualRouterId: 62,
    weights,
  });
  await applyCluster(api, cluster.id, "First set-up");
});

test.beforeEach(async ({ page }) => {
  await openSession(page);
});

test("what is selected stays so over filter and reload, and is drained and restored together", async ({
  page,
  lab,
}) => {
  await page.goto(`/clusters/${cluster.id}/services`);
  await ready(page);
  await select(page, "rs1").check();
  await select(page, "rs2").press("Space");
  const filter = page.getByRole("searchbox", { name: "Filter services and real servers" });
  await filter.fill("rs2");
  await expect(selected(page)).toContainText("2 selected · 1 of them is hidden by the filter");
  await page.reload();
  await ready(page);
  await expect(selected(page)).toContainText("2 selected");
  await filter.fill("");
  await expectAccessible(page);

  await selected(page).getByRole("button", { name: "Drain" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("onnections that exist go on until they end; new ones go elsewhere.");
  await expectAccessible(page);
  await dialog.getByLabel("Reason").fill("two at once");
  await dialog.getByRole("button", { name: "Drain" }).click();
  await expect(dialog.getByRole("status")).toContainText("Done", { timeout: 60_000 });
  await expect(dialog.getByRole("list", { name: "Targets and how they fare" })).toContainText(
    /10\.77\.0\.21:80.*Done.*10\.77\.0\.22:80.*Done/,
  );
  await expectAccessible(page);
  expect(Object.keys(await answers(lab, 30))).toEqual(["rs3", "rs4"]);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await selected(page).getByRole("button", { name: "Restore" }).click();
  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(dialog.getByRole("status")).toContainText("Done", { timeout: 60_000 });
  await expect.poll(async () => Object.keys(await answers(lab, 30)), { timeout: 30_000 }).toEqual(everyServer);
});

test("guards speak before the button is pressed", async ({ page }) => {
  await page.goto(`/clusters/${cluster.id}/real-servers`);
  await ready(page);
  const all = page.getByRole("checkbox", { name: "Select all that is shown" });
  await all.click();
  await expect(all).toBeChecked();
  await selected(page).getByRole("button", { name: "Take offline" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("status").first()).toContainText(/web/);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
});

test("a rolling deploy is set up by keyboard, waits for the work on each server, and ends with all of them back", async ({
  page,
  lab,
}) => {
  await page.goto(`/clusters/${cluster.id}/real-servers`);
  await ready(page);
  await page.getByRole("link", { name: "Rolling deploy" }).press("Enter");
  await expect(page).toHaveURL(/\/deploy/);
  await test.step("the order is changed by buttons, and the batches follow", async () => {
    for (const name of [/rs3/, /rs4/]) await page.getByRole("checkbox", { name }).uncheck();
    const earlier = page.getByRole("button", { name: "rs2 earlier" });
    await earlier.press("Enter");
    await expect(page.getByRole("button", { name: "rs2 later" })).toBeFocused();
    const batches = page
      .getByRole("complementary")
      .getByRole("listitem")
      .filter({ hasText: /^Batch/ });
    await expect(batches).toHaveText([/Batch 1: rs2.*web.*75 % left/, /Batch 2: rs1.*web.*75 % left/]);
    await expectAccessible(page);
  });
  await page.getByLabel("Reason").fill("deploy 42");
  await page.getByRole("button", { name: "Start rolling deploy" }).press("Enter");
  await expect(page).toHaveURL(/\/runs\//);

  for (const name of ["rs2", "rs1"] as const) {
    await test.step(`${name} is worked on while the others serve`, async () => {
      const isReady = page.getByRole("button", { name: `${name} is ready: bring it back` });
      await expect(isReady).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText(`Waiting for somebody to continue: ${name}.`)).toBeVisible();
      await expect(page.getByRole("timer")).toContainText("left");
      if (name === "rs2") await expectAccessible(page);
      expect(Object.keys(await answers(lab, 30))).not.toContain(name);
      await isReady.press("Enter");
    });
  }
  await expect(page.getByRole("status").filter({ hasText: "Every target went through." })).toBeVisible({
    timeout: 120_000,
  });
  expect(Object.keys(await answers(lab, 30))).toEqual(everyServer);
  await page.getByRole("button", { name: "Times and operations" }).first().click();
  await expect(page.getByRole("link", { name: "No. 1" })).toBeVisible();
  await expectAccessible(page);
});

test("a run that is paused begins nothing, and aborting it brings back what it has out", async ({ page, lab }) => {
  await page.goto(`/clusters/${cluster.id}/real-servers/deploy`);
  await ready(page);
  await page.getByRole("button", { name: "Start rolling deploy" }).click();
  await expect(page.getByRole("button", { name: "rs1 is ready: bring it back" })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Nothing new is begun." })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Abort …" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Abort …" }).click();
  await expect(page.getByRole("status").filter({ hasText: "It ended because somebody asked." })).toBeVisible({
    timeout: 120_000,
  });
  await expect.poll(async () => Object.keys(await answers(lab, 30)), { timeout: 30_000 }).toEqual(everyServer);
  const { services } = await api.get(`/clusters/${cluster.id}`, clusterResourceSchema);
  expect(services.flatMap(({ destinations }) => destinations.flatMap(({ holds }) => holds))).toEqual([]);

  await page.goto("/runs");
  await expect(page.getByRole("row").filter({ hasText: "Aborted" })).toContainText("Rolling deploy · shop");
  await expectAccessible(page);
});

test("one destination is ramped from its menu, and ends with its weight", async ({ page }) => {
  await page.goto(`/clusters/${cluster.id}/services`);
  await ready(page);
  await new ClusterPages(page)
    .member("rs3")
    .getByRole("button", { name: /out of service, or back$/ })
    .press("Enter");
  await page.getByRole("menuitem", { name: "Ramp …" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Weights" }).check({ force: true });
  await dialog.getByLabel("Weights, one after another").fill("2, 5");
  await dialog.getByRole("textbox", { name: "Each step lasts (s)" }).fill("1");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Start ramp" }).click();
  await expect(dialog.getByRole("status")).toContainText("Done", { timeout: 60_000 });
  const weight = async () => {
    const { services } = await api.get(`/clusters/${cluster.id}`, clusterResourceSchema);
    return services[0]?.destinations.find(({ realServerName }) => realServerName === "rs3")?.appliedWeight;
  };
  await expect.poll(weight).toBe(5);
});

/** The tick of a row. */
function select(page: Page, name: string) {
  return page.getByRole("checkbox", { name: new RegExp(`^Select ${name} `) });
}

/** The bar that is there while anything is selected. */
function selected(page: Page) {
  return page.getByRole("region", { name: "What is selected" });
}

/** Presses before the page's program runs go nowhere; its stream of live figures tells that it does. */
async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
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
