import type { Page } from "@playwright/test";
import { pageSchema } from "@/lib/api/resources/common";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import type { Panel } from "@/tests/support/panel/start-panel";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { startRestoredPanel } from "./support/restored-panel";
import { test as base, expect } from "./support/test";

/** Needs no hosts: what a restored panel does to hosts is asked of it elsewhere, here it is what people see. */
const test = base.extend<object, { panel: Panel }>({
  panel: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter names.
    async ({}, use) => {
      const panel = await startRestoredPanel();
      await use(panel);
      await panel.stop();
    },
    { scope: "worker", timeout: 400_000 },
  ],
});

test.describe.configure({ mode: "serial", timeout: 180_000 });

for (const [locale, banner, heading] of [
  ["en", "This panel was restored from a backup and writes to no host yet", "Look first, then accept"],
  ["zh-CN", "此面板由备份恢复而来，尚不向任何主机写入", "先查看，再接受"],
] as const) {
  test(`every page says that the restored panel only looks, and leads to the comparison (${locale})`, async ({
    page,
    panel,
  }) => {
    await page.context().addCookies([{ name: "signalbox_locale", value: locale, url: panel.origin }]);
    await openSession(page);
    for (const path of ["/", "/clusters", "/hosts", "/settings"]) {
      await page.goto(path);
      await expect(page.getByText(banner)).toBeVisible();
    }
    await expectAccessible(page);
    await page.getByRole("main").getByRole("link").first().press("Enter");
    await expect(page).toHaveURL(/\/settings\/restore$/);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
  });
}

test("what people press before somebody accepts is refused, and nothing is queued for a host", async ({ page }) => {
  await openSession(page);
  await pressDrain(page);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toContainText("writes to no host yet");
  await expectAccessible(page);
  expect(await operations(page)).toEqual([]);
});

test("accepting takes a comparison of every cluster first, all of it by keyboard", async ({ page }) => {
  await openSession(page);
  await page.goto("/settings/restore");
  await ready(page);
  await expect(page.getByRole("row", { name: /shop/ })).toContainText("Not compared yet");
  await press(page, "Accept and write again");
  const question = page.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: "Accept and write again" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(question.getByRole("alert")).toContainText("were not compared with their hosts since the restore: shop");
  await page.keyboard.press("Escape");

  await press(page, "Compare with the hosts");
  await expect(page.getByRole("row", { name: /shop/ })).toContainText(/\d problems?/, { timeout: 60_000 });
  expect(await operations(page)).toEqual([]);
  await press(page, "Accept and write again");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This panel writes to its hosts")).toBeVisible();
  await expectAccessible(page);
});

test("afterwards the same press is carried out, and no page speaks of the restore", async ({ page }) => {
  await openSession(page);
  await pressDrain(page);
  await expect.poll(() => operations(page)).toEqual(["weight"]);
  await page.goto("/");
  await expect(page.getByText("writes to no host yet")).toBeHidden();
});

async function pressDrain(page: Page): Promise<void> {
  await page.goto("/clusters");
  await ready(page);
  await page.getByRole("row").filter({ hasText: "shop" }).press("Enter");
  await expect(page).toHaveURL(/\/services$/);
  await ready(page);
  await press(page, /^Take rs21 .* out of service, or back$/);
  await page.getByRole("menuitem", { name: "Drain" }).press("Enter");
  await page.getByRole("dialog").getByLabel("Reason").press("Enter");
}

/** Presses before the page's program runs go nowhere; its stream of live figures tells that it does. */
async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().press("Enter");
}

/** The kinds of everything that was ever to be carried out on a host. */
async function operations(page: Page): Promise<string[]> {
  const reply = await page.request.get("/api/v1/operations");
  return pageSchema(operationResourceSchema)
    .parse(await reply.json())
    .items.map(({ kind }) => kind);
}
