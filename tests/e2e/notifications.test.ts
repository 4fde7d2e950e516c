import { createHmac } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import { createdTokenSchema } from "@/lib/api/resources/token";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { startPanel } from "@/tests/support/panel/start-panel";
import { type Received, type Receiver, startReceiver } from "@/tests/support/receiver";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { pressInRow } from "./support/press-in-row";
import { admin } from "./support/sign-in";
import { test as base, expect } from "./support/test";

// Nothing here needs hosts: a token that ends soon is an alert of its own.
const test = base.extend({
  panel: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter names.
    async ({}, use) => {
      const panel = await startPanel({ env: { ...process.env, SIGNALBOX_NOTIFY_NETWORKS: "127.0.0.1" } });
      await use(panel);
      await panel.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

test.describe.configure({ mode: "serial" });
const secret = "a secret that signs";
let receiver: Receiver;

test.beforeAll(async ({ panel }) => {
  receiver = await startReceiver();
  const api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const vrrp = { virtualRouterId: 51 };
  await api.post("/clusters", { name: "shop", engine: "keepalived", vrrp }, clusterResourceSchema);
  await api.post("/tokens", { name: "pipeline", expiresInDays: 1 }, createdTokenSchema);
});

test.afterAll(async () => await receiver?.close());

test("a channel is added, edited without its secret and removed, without a mouse", async ({ page }) => {
  await open(page, "/notifications");
  await page.getByRole("button", { name: "Add channel" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type("Pager");
  await choose(page, "Kind", "Webhook");
  await dialog.getByLabel("Address").fill(`${receiver.origin}/pager`);
  await dialog.getByLabel("Secret").fill(secret);
  await page.keyboard.press("Enter");
  const row = page.getByRole("row").filter({ hasText: "Pager" });
  await expect(row).toContainText("127.0.0.1");
  await sendTest(page, row);

  await act(page, "Pager", "Edit");
  await expect(dialog.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type(" of the night");
  await page.locator("summary", { hasText: "Only some alerts" }).press("Enter");
  await dialog.getByRole("switch", { name: "Token expires" }).press("Space");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await expect(row).toContainText("of the night");
  await sendTest(page, row);
  for (const message of receiver.received) expect(isSigned(message)).toBe(true);

  await act(page, "Pager of the night", "Remove channel");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove channel" }).press("Enter");
  await expect(row).toBeHidden();
});

test("a rule for one cluster is added, edited and removed, without a mouse", async ({ page }) => {
  await open(page, "/notifications");
  await page.getByRole("button", { name: "Add rule" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await choose(page, "Alert", "Drift");
  await dialog.getByRole("textbox", { name: "Lasts at least (seconds)" }).fill("90");
  await dialog.getByRole("switch", { name: "shop" }).press("Space");
  await dialog.getByRole("button", { name: "Add rule" }).press("Enter");
  const row = page.getByRole("row").filter({ hasText: "Drift" }).filter({ hasText: "shop" });
  await expect(row).toContainText("90 s");

  await pressInRow(row, "Edit: Drift · shop");
  await dialog.getByRole("switch", { name: "Is an alert" }).press("Space");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await expect(row).toContainText("Off");

  await pressInRow(row, "Edit: Drift · shop");
  await dialog.getByRole("button", { name: "Remove rule" }).press("Enter");
  await expect(row).toBeHidden();
});

test("an alert is acknowledged and silenced, and the silence ended, without a mouse", async ({ page }) => {
  await open(page, "/alerts");
  // The row of a silence names the kind as well.
  const row = page.getByRole("row").filter({ hasText: "within a day" });
  await expect(row).toContainText("Token expires", { timeout: 60_000 });
  await pressInRow(row, /^Acknowledge pipeline/);
  await page.keyboard.type("a new one is on its way");
  await page.keyboard.press("Enter");
  await expect(row).toContainText(`Acknowledged by ${admin.name}`);

  await pressInRow(row, /^Silence pipeline/);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("known");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("Silenced");
  const end = page.getByRole("button", { name: "End the silence: known" });
  await end.press("Enter");
  await expect(end).toBeHidden();
  await expect(row).not.toContainText("Silenced");
});

for (const [theme, locale, words] of [
  ["light", "en", { channel: "Add channel", rule: "Add rule", some: "Only some alerts", silence: "Silence" }],
  ["dark", "zh-CN", { channel: "添加通道", rule: "添加规则", some: "仅部分告警", silence: "静默" }],
] as const) {
  test(`their dialogs are accessible (${theme}, ${locale})`, async ({ page, panel }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.context().addCookies([{ name: "signalbox_locale", value: locale, url: panel.origin }]);
    await openSession(page);
    for (const [path, label] of [
      ["/notifications", words.channel],
      ["/notifications", words.rule],
      ["/alerts", words.silence],
    ] as const) {
      await page.goto(path);
      await page.getByRole("button", { name: label, exact: true }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
      if (label === words.channel) await page.locator("summary", { hasText: words.some }).click();
      await expectAccessible(page);
    }
  });
}

async function open(page: Page, path: string): Promise<void> {
  await openSession(page);
  await page.goto(path);
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: field }).press("Enter");
  await page.getByRole("option", { name: option }).press("Enter");
}

async function act(page: Page, channel: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${channel}`, exact: true }).press("Enter");
  await page.getByRole("menuitem", { name: action }).press("Enter");
}

async function sendTest(page: Page, row: Locator): Promise<void> {
  const before = receiver.received.length;
  await row.getByRole("button").press("Enter");
  await page.getByRole("menuitem", { name: "Send a test" }).press("Enter");
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(before + 1);
  await expect(row).toContainText("Works");
}

function isSigned({ headers, body }: Received): boolean {
  const [, at = "", mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["x-signalbox-signature"])) ?? [];
  return createHmac("sha256", secret).update(`${at}.${body}`).digest("hex") === mac;
}
