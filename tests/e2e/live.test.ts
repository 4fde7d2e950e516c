import type { Page } from "@playwright/test";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { cleanHosts } from "@/tests/lab-suite/clean-hosts";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { ClusterPages } from "./support/cluster-pages";
import { expectAccessible } from "./support/expect-accessible";
import { longTableDestinations, longTableStream } from "./support/long-table";
import { openSession } from "./support/open-session";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial", timeout: 300_000 });

const vip = "10.77.0.216";
let clusterId: string;
let director: { id: string; name: string; hostId: string };
let serviceId: string;

test.beforeAll(async ({ panel, lab }) => {
  test.setTimeout(300_000);
  await cleanHosts(lab);
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const weights = { rs1: 1, rs2: 2 };
  const described = { name: "shop", engine: "keepalived", vip, virtualRouterId: 66, weights } as const;
  clusterId = (await describeLabCluster(api, lab, described)).id;
  await applyCluster(api, clusterId, "First set-up");
  const { directors, services } = await api.get(`/clusters/${clusterId}`, clusterResourceSchema);
  const first = directors.find(({ name }) => name === "director1");
  if (first === undefined) throw new Error("the cluster has no director1");
  director = first;
  serviceId = services[0]?.id ?? "";
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

test("who is connected to a service, and to one of its real servers, is looked up when asked", async ({
  page,
  lab,
}) => {
  await lab.request(6, `http://${vip}/`);
  await open(page, `services/${serviceId}?director=${director.id}`);
  const client = lanAddress("client");
  await page.getByRole("button", { name: "Look now" }).click();
  const found = page.getByRole("row", { name: client });
  await expect(found).toContainText(/[A-Z_]+ \d/);
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Client" }).fill("nobody");
  await page.getByRole("button", { name: "Look now" }).click();
  await expect(page.getByText("This is not an IPv4 or IPv6 address")).toBeVisible();
  await page.getByRole("textbox", { name: "Client" }).fill("192.0.2.1");
  await page.getByRole("button", { name: "Look now" }).click();
  await expect(page.getByText("Nobody is connected")).toBeVisible();
  await page.getByRole("button", { name: /^Take rs2 .* out of service/ }).click();
  await page.getByRole("menuitem", { name: "Who is on this server" }).click();
  await expect(page.getByRole("dialog").getByRole("row", { name: client })).toBeVisible();
  await expectAccessible(page);
});

test("the page of a host shows what it does now and what keepalived wrote", async ({ page }) => {
  await openSession(page);
  await page.goto(`/hosts/${director.hostId}`);
  await expect(page.getByText(/^router 66: master$/)).toBeVisible();
  await expect(
    page.getByRole("grid", { name: "Traffic of its interfaces" }).getByRole("row", { name: /eth0/ }),
  ).toBeVisible();
  const logs = page.locator("section").filter({ has: page.getByRole("heading", { name: "Logs" }) });
  await logs.getByRole("button", { name: "Look now" }).click();
  await expect(page.getByRole("region", { name: "Logs" })).toContainText("MASTER STATE");
  await expectAccessible(page);
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

test("order, columns and filter of the live table are in its address and survive a reload", async ({ page }) => {
  await open(page, "services");
  const cluster = new ClusterPages(page);
  await expect(cluster.member("rs2")).toContainText("Up");
  const weight = page.getByRole("columnheader", { name: "Weight", exact: true });
  await weight.getByRole("button").click();
  await expect(weight).toHaveAttribute("aria-sort", "descending");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Inactive" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Inactive" })).toBeHidden();
  await page.locator("h1").click();
  await page.keyboard.press("/");
  await page.keyboard.type("rs2");
  await expect(cluster.member("rs1")).toBeHidden();
  await page.reload();
  await expect(cluster.member("rs2")).toBeVisible();
  await expect(cluster.member("rs1")).toBeHidden();
  await expect(page).toHaveURL(/sort=weight.*hide=inactive.*q=rs2/);
  await page.getByRole("searchbox").fill("");
  await page.locator("h1").click();
  await page.keyboard.press("p");
  await expect(page.getByRole("switch", { name: "Problems only" })).toBeChecked();
  await expect(page.getByText("No problems")).toBeVisible();
});

test("of two thousand destinations only those in sight are in the page, and all can be scrolled to", async ({
  page,
}) => {
  await page.route("**/api/live?*", async (route) => {
    const body = longTableStream(director, clusterId);
    await route.fulfill({ contentType: "text/event-stream", body });
  });
  await openSession(page);
  await page.goto(`/clusters/${clusterId}/services?director=${director.id}&sort=name`);
  const rows = page.locator("tbody tr");
  await expect(page.getByRole("row", { name: /10\.99\.1\.1:2000/ })).toBeVisible();
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", /^20\d\d$/);
  expect(await rows.count()).toBeLessThan(120);
  const last = page.getByRole("row", { name: /10\.99\.1\.100:2019/ });
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(last).toBeInViewport({ timeout: 1_000 });
  }).toPass();
  expect(await rows.count()).toBeLessThan(120);
  expect(longTableDestinations).toBe(2_000);
  await expectAccessible(page);
});

test("all pages of a browser share one stream, and the next one takes over when the page that has it is closed", async ({
  context,
  page,
}) => {
  await open(page, "raw");
  await expect(page.getByRole("region", { name: /^Output of/ })).toBeVisible();
  let streams = 0;
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/live") streams += 1;
  });
  const second = await context.newPage();
  await second.goto(`/clusters/${clusterId}/raw`);
  await expect(second.getByRole("region", { name: /^Output of/ })).toBeVisible();
  await expect(second.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  expect(streams).toBe(0);
  await page.close();
  await expect.poll(() => streams).toBe(1);
  const age = second.getByRole("main").locator("time").last();
  const before = await age.getAttribute("datetime");
  await expect(age).not.toHaveAttribute("datetime", before ?? "");
  await second.close();
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
