import type { Page } from "@playwright/test";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial" });

const pages = [
  "/",
  "/clusters",
  "/clusters/import",
  "/hosts",
  "/hosts/new",
  "/operations",
  "/alerts",
  "/timeline",
  "/maintenance",
  "/audit",
  "/api-reference",
  "/settings",
  "/notifications",
  "/people",
  "/wall-screens",
];
let hostId: string;

test.beforeAll(async ({ panel }) => {
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const host = { name: "lb-of-the-shop", address: "192.0.2.7" };
  hostId = (await api.post("/hosts", host, hostResourceSchema)).id;
});

test("somebody without a mouse signs in, skips the navigation and finds a host by its address", async ({ page }) => {
  await page.goto("/hosts");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.type(admin.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(admin.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/hosts$/);
  await expect(page.getByRole("heading", { name: "Hosts" })).toBeVisible();

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  await expect(palette.getByRole("menuitem", { name: /lb-of-the-shop/ })).toBeVisible();
  await page.keyboard.type("192.0.2");
  await expect(palette.getByRole("menuitem")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/hosts/${hostId}$`));
  await expect(palette).toBeHidden();
});

test("what is wrong with a form shows at once, and the first field of it has the focus", async ({ page }) => {
  await openSession(page);
  await page.goto("/hosts/new");
  await page.getByRole("textbox", { name: "User" }).fill("Not A User");
  await page.getByRole("button", { name: "Add and fetch its key" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("3 fields need your attention.");
  await expect(page.getByLabel("Name")).toBeFocused();
  await expect(page.getByLabel("Address", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
});

test("language and theme are chosen in the header and stay after a reload", async ({ page }) => {
  await openSession(page);
  await page.goto("/hosts");
  await page.getByRole("button", { name: "Language" }).click();
  await page.getByRole("menuitemradio", { name: "简体中文" }).click();
  await expect(page.getByRole("heading", { name: "主机", exact: true })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: "主题" }).click();
  await page.getByRole("menuitemradio", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "主机", exact: true })).toBeVisible();
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("filters are part of the address and survive a reload", async ({ page }) => {
  await openSession(page);
  await page.goto("/operations");
  await page.getByRole("button", { name: /State/ }).click();
  await page.getByRole("option", { name: "Rolled back" }).click();
  await expect(page).toHaveURL(/\?state=rolled_back$/);
  await page.reload();
  await expect(page.getByText("No operation matches these filters.")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/operations$/);
});

for (const theme of ["light", "dark"] as const) {
  for (const locale of ["en", "zh-CN"]) {
    test(`every page is accessible and fits a phone (${theme}, ${locale})`, async ({ page, panel }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.context().addCookies([{ name: "signalbox_locale", value: locale, url: panel.origin }]);
      await page.goto("/sign-in");
      await expectAccessible(page);
      await openSession(page);
      for (const path of [...pages, `/hosts/${hostId}`, `/hosts/${hostId}/connect`, "/nowhere"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
        await expectToFit(page, 360);
      }
    });
  }
}

/** Nothing sticks out at the side at this width (WCAG 1.4.10); tables scroll within themselves. */
async function expectToFit(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 740 });
  const [content, visible] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(visible ?? 0);
  await page.setViewportSize({ width: 1440, height: 900 });
}
