import {
  clusterResourceSchema,
  realServerResourceSchema,
  serviceResourceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { pressInRow } from "./support/press-in-row";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial" });
let clusterId: string;

test.beforeAll(async ({ panel }) => {
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const vrrp = { virtualRouterId: 51 };
  clusterId = (await api.post("/clusters", { name: "shop", engine: "keepalived", vrrp }, clusterResourceSchema)).id;
  const at = `/clusters/${clusterId}`;
  const { id: vipId } = await api.post(`${at}/vips`, { address: "10.0.0.100" }, vipResourceSchema);
  const destinations = [];
  for (const [index, name] of ["web1", "web2"].entries()) {
    const body = { name, address: `10.0.0.1${index}`, tags: ["az-1"] };
    destinations.push({ realServerId: (await api.post(`${at}/real-servers`, body, realServerResourceSchema)).id });
  }
  await api.post(`${at}/services`, { name: "web", vipId, port: 80, destinations }, serviceResourceSchema);
});

test("a maintenance is planned and ended from the real servers, without a mouse", async ({ page }) => {
  await openSession(page);
  await page.goto(`/clusters/${clusterId}/real-servers`);
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
  await pressInRow(page.getByRole("row").filter({ hasText: "web1" }), "Plan maintenance of web1");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Say why, so that others know whom to ask.")).toBeVisible();
  await page.keyboard.type("new disk");
  await expect(dialog.getByText("connections that exist go on until they end")).toBeVisible();
  await page.keyboard.press("Enter");
  const row = page.getByRole("row").filter({ hasText: "new disk" });
  await expect(row).toContainText("In maintenance");
  await expect(row).toContainText(admin.name);

  await pressInRow(row, "End maintenance of web1");
  await page.getByRole("switch", { name: "Bring it back by force" }).press("Space");
  await dialog.getByRole("button", { name: "End maintenance" }).press("Enter");
  await expect(dialog.getByText("nobody has seen that it is good")).toBeVisible();
  await page.keyboard.type("wrong server");
  await page.keyboard.press("Enter");
  await expect(row).toBeHidden();
});

test("one that is planned for later is called off, and the history has both", async ({ page }) => {
  await openSession(page);
  await page.goto("/maintenance");
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
  await page.getByRole("button", { name: "Plan maintenance", exact: true }).click();
  await page.getByRole("button", { name: "Cluster" }).last().click();
  await page.getByRole("option", { name: "shop" }).click();
  await page.getByRole("button", { name: "Real server" }).last().click();
  await page.getByRole("option", { name: "web2" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Reason").fill("firmware");
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  await page.getByLabel("From").fill(tomorrow);
  await page.getByRole("button", { name: "Plan maintenance", exact: true }).last().click();
  const row = page.getByRole("row").filter({ hasText: "firmware" });
  await expect(row).toContainText("Planned");
  await row.getByRole("button", { name: "End maintenance of web2" }).click();
  await page.getByRole("button", { name: "Call off" }).click();
  await expect(row).toBeHidden();
  await page.goto("/maintenance?open=all");
  await expect(row).toContainText("Over");
  await expect(page.getByRole("row").filter({ hasText: "new disk" })).toContainText("By force");
});

for (const theme of ["light", "dark"] as const) {
  for (const [locale, plan] of [
    ["en", "Plan maintenance of web1"],
    ["zh-CN", "计划维护 web1"],
  ] as const) {
    test(`its pages and dialogs are accessible (${theme}, ${locale})`, async ({ page, panel }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.context().addCookies([{ name: "signalbox_locale", value: locale, url: panel.origin }]);
      await openSession(page);
      await page.goto("/maintenance?open=all");
      await expect(page.getByText("firmware")).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/clusters/${clusterId}/real-servers`);
      await expectAccessible(page);
      await page.getByRole("button", { name: plan }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
    });
  }
}
