import { hostResourceSchema } from "@/lib/api/resources/host";
import { addLabHost } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial" });

const file = `vrrp_instance VI_1 {
  interface eth1
  virtual_router_id 61
  priority 150
  unicast_src_ip 192.0.2.7
  virtual_ipaddress {
    192.0.2.100
  }
}
virtual_server 192.0.2.100 80 {
  lb_algo wrr
  lb_kind DR
  protocol TCP
  rs_weight 7
  real_server 192.0.2.11 80 {
    weight 3
  }
}
`;

/** A director that runs IPVS without keepalived, as somebody has typed it. */
const table = "-A -t 192.0.2.102:80 -s rr\n-a -t 192.0.2.102:80 -r 192.0.2.11:80 -g -w 1";

test.beforeAll(async ({ panel, lab }) => {
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  await api.post("/hosts", { name: "lb-of-the-shop", address: "192.0.2.7" }, hostResourceSchema);
  await addLabHost(api, lab, "director2");
  await lab.script("director2", `ipvsadm -R <<'RULES'\n${table}\nRULES`);
});

test.afterAll(async ({ lab }) => {
  await lab.script("director2", "ipvsadm -C");
});

for (const [theme, locale, preview] of [
  ["light", "en", "Preview"],
  ["dark", "zh-CN", "预览"],
] as const) {
  test(`the preview of an import is accessible (${theme}, ${locale})`, async ({ page, panel }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.context().addCookies([{ name: "signalbox_locale", value: locale, url: panel.origin }]);
    await openSession(page);
    await page.goto("/clusters/import");
    await expectAccessible(page);
    await page.locator("textarea").fill(file);
    await page.getByRole("button", { name: preview }).press("Enter");
    await expect(page.getByRole("gridcell", { name: "rs_weight 7" })).toBeVisible();
    await expectAccessible(page);
  });
}

test("a pasted keepalived.conf is previewed, its director found by its address, and created", async ({ page }) => {
  await openSession(page);
  await page.goto("/clusters");
  await page.getByRole("link", { name: /^Import/ }).click();
  await page.getByRole("textbox", { name: "Contents" }).fill(file);
  await page.getByRole("button", { name: "Preview" }).press("Enter");
  await expect(page.getByRole("grid", { name: "Virtual services" })).toContainText("TCP 192.0.2.100:80");
  const report = page.getByRole("grid", { name: "Report" });
  await expect(report.getByRole("row").filter({ hasText: "rs_weight 7" })).toContainText("keepalived.conf:14:");
  await expect(page.getByRole("button", { name: /lb-of-the-shop/ })).toBeVisible();
  await page.getByRole("button", { name: "Create cluster" }).press("Enter");
  await expect(page.getByRole("textbox", { name: "Name of the cluster" })).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("textbox", { name: "Name of the cluster" }).fill("shop");
  await page.getByRole("button", { name: "Create cluster" }).press("Enter");
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { name: "shop" })).toBeVisible();
});

test("what is missing is said at its field: the format, and the host of a director", async ({ page }) => {
  await openSession(page);
  await page.goto("/clusters/import");
  await page.getByRole("textbox", { name: "Contents" }).fill("Welcome!");
  await page.getByRole("button", { name: "Preview" }).press("Enter");
  await expect(page.getByText("The contents do not tell which format this is. Choose one.")).toBeVisible();
  await page
    .getByRole("textbox", { name: "Contents" })
    .fill("-A -t 192.0.2.101:80 -s rr\n-a -t 192.0.2.101:80 -r 192.0.2.11:80 -g -w 1\n");
  await page.getByRole("button", { name: "Preview" }).press("Enter");
  await page.getByRole("textbox", { name: "Name of the cluster" }).fill("rules");
  await page.getByRole("button", { name: "Create cluster" }).press("Enter");
  await expect(page.getByText("Choose the host that is director director1.")).toBeVisible();
});

for (const [theme, locale, directors, read, found] of [
  ["light", "en", "Directors", "Read and preview", "Read from the directors, which run IPVS without keepalived"],
  ["dark", "zh-CN", "调度器", "读取并预览", "已从运行 IPVS 而没有 keepalived 的调度器读取"],
] as const) {
  test(`a director is read by keyboard, and its preview is accessible (${theme}, ${locale})`, async ({
    page,
    panel,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.context().addCookies([{ name: "signalbox_locale", value: locale, url: panel.origin }]);
    await openSession(page);
    await page.goto("/clusters/import");
    await page.getByRole("tab", { name: directors }).click();
    await expect(page.getByRole("switch", { name: "lb-of-the-shop" })).toBeDisabled();
    await page.getByRole("switch", { name: "director2" }).press("Space");
    await expectAccessible(page);
    await page.getByRole("button", { name: read }).press("Enter");
    await expect(page.getByText(found)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("TCP 192.0.2.102:80")).toBeVisible();
    await expectAccessible(page);
  });
}

test("a director that was read becomes a cluster on its own host", async ({ page }) => {
  await openSession(page);
  await page.goto("/clusters/import");
  await page.getByRole("tab", { name: "Directors" }).click();
  await page.getByRole("switch", { name: "director2" }).press("Space");
  await page.getByRole("button", { name: "Read and preview" }).press("Enter");
  await expect(page.getByRole("button", { name: /director2/ })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("textbox", { name: "Name of the cluster" }).fill("typed");
  await page.getByRole("button", { name: "Create cluster" }).press("Enter");
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { name: "typed" })).toBeVisible();
});
