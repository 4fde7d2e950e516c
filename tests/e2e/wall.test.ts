import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { summarizeWall } from "@/components/wall/summarize-wall";
import { healthResourceSchema } from "@/lib/api/resources/health";
import { createdWallScreenSchema, wallSettingsSchema } from "@/lib/api/resources/wall";
import type { WallSummary } from "@/lib/api/resources/wall-view";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { wallSnapshot } from "@/tests/support/wall-snapshot";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { pressInRow } from "./support/press-in-row";
import { expect } from "./support/test";
import { startWallPanel, type WallPanel } from "./support/wall-panel";

const test = base.extend<object, { panel: WallPanel }>({
  panel: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter names.
    async ({}, use) => {
      const panel = await startWallPanel();
      await use(panel);
      await panel.stop();
    },
    { scope: "worker", timeout: 400_000 },
  ],
  baseURL: async ({ panel }, use) => use(panel.origin),
});

test.describe.configure({ mode: "serial", timeout: 300_000 });

const sizes = [
  { name: "1080p", width: 1920, height: 1080 },
  { name: "4k", width: 3840, height: 2160 },
] as const;

const looks = [
  ["fleet", "dark", "en"],
  ["fleet", "dark", "zh-CN"],
  ["fleet", "light", "en"],
  ["fleet", "light", "zh-CN"],
  ["cluster", "dark", "en"],
  ["vip", "light", "zh-CN"],
] as const;

/** What is on the walls, and words that show that it has arrived. */
const states = [
  { name: "healthy", make: healthy, words: { en: "No problems", "zh-CN": "没有异常" } },
  {
    name: "one-down",
    make: ({ shop, ...rest }: WallPanel, at: string) => [
      ...directorsOf(rest.mail, at),
      ...directorsOf(shop, at, { down: ["shop-rs21"], downIn: ["shop-service-7"] }),
    ],
    words: { en: "1 of 2 up", "zh-CN": "1/2 正常" },
  },
  {
    name: "service-down",
    make: ({ shop, mail }: WallPanel, at: string) => [
      ...directorsOf(shop, at),
      ...directorsOf(mail, at, { down: ["mail-rs21", "mail-rs22"] }),
    ],
    words: { en: "Service down", "zh-CN": "服务中断" },
  },
  {
    name: "director-lost",
    make: (panel: WallPanel, at: string) =>
      healthy(panel, at).map((snapshot) =>
        snapshot.name === "shop-lb2"
          ? { ...snapshot, freshAt: new Date(Date.parse(at) - 60_000).toISOString() }
          : snapshot,
      ),
    words: { en: "Director lost", "zh-CN": "调度器失联" },
  },
  {
    name: "40-services",
    make: ({ shop, mail }: WallPanel, at: string) => [
      ...directorsOf(mail, at),
      ...directorsOf(shop, at, { down: ["shop-rs21", "shop-rs22"] }),
    ],
    words: { en: /\d+ more/, "zh-CN": /另有 \d+ 项/ },
  },
  {
    name: "no-data",
    make: (panel: WallPanel, at: string) => {
      const freshAt = new Date(Date.parse(at) - 60_000).toISOString();
      return healthy(panel, at).map((snapshot) => ({ ...snapshot, freshAt }));
    },
    words: { en: /NO DATA since \d\d:\d\d/, "zh-CN": /自 \d\d:\d\d 起无数据/ },
  },
] as const;

function healthy({ shop, mail }: WallPanel, at: string): DirectorSnapshot[] {
  return [...directorsOf(shop, at), ...directorsOf(mail, at)];
}

function directorsOf(cluster: WallPanel["shop"], freshAt: string, options: object = {}): DirectorSnapshot[] {
  return cluster.directors.map(({ id }, index) =>
    wallSnapshot(cluster, id, { freshAt, ...(index === 1 && { vips: [] }), ...options }),
  );
}

/** A browser that has opened the link of a new screen. */
async function openScreen(panel: WallPanel, context: BrowserContext, settings: object): Promise<Page> {
  const { token } = await panel.api.post("/wall-screens", { name: "NOC", ...settings }, createdWallScreenSchema);
  const page = await context.newPage();
  await page.goto(`${panel.origin}/wall#token=${token}`);
  await expect(page.locator(".wall-page, .wall-notice[data-level=bad]")).toBeVisible({ timeout: 30_000 });
  expect(page.url()).toBe(`${panel.origin}/wall`);
  return page;
}

/** The smallest letters allowed at 5 m on 55 inches, for a page of 1080 CSS pixels. */
const leastPx = { en: 51, "zh-CN": 63.6 } as const;

/** What anybody could not read from 5 m, and what sticks out; names may be cut short. */
async function faultsOf(page: Page, leastFontPx: number): Promise<string[]> {
  return await page.evaluate((least) => {
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(".wall *")) {
      const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== "");
      const box = element.getBoundingClientRect();
      const name = `${element.tagName}.${element.className} "${element.textContent?.slice(0, 30)}"`;
      const fontPx = Number.parseFloat(getComputedStyle(element).fontSize);
      if (ownText && fontPx < least) faults.push(`${name}: ${fontPx}px`);
      if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) {
        faults.push(`${name}: sticks out`);
      }
      const mayBeCut = element.matches(".wall-subject, .wall-where, .wall-header h1, svg, svg *");
      const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 3;
      if (!mayBeCut && getComputedStyle(element).overflow === "hidden" && isCut) faults.push(`${name}: cut off`);
    }
    return faults;
  }, leastFontPx);
}

type Wall = { readonly page: Page; readonly name: string; readonly locale: "en" | "zh-CN"; readonly layout: string };

test("every state can be read from 5 m on every screen, and nothing of it is cut off", async ({ browser, panel }) => {
  const walls: Wall[] = [];
  await panel.say((at) => healthy(panel, at));
  for (const [layout, theme, locale] of looks) {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, timezoneId: "UTC" });
    const vipId = layout === "vip" ? (panel.shop.vips[0]?.id ?? null) : null;
    const page = await openScreen(panel, context, { locale, theme, layout, vipId });
    walls.push({ page, name: `${layout}-${theme}-${locale}`, locale, layout });
  }
  for (const { name: state, make, words } of states) {
    await panel.say((at) => make(panel, at));
    for (const { page, name, locale, layout } of walls) {
      // A VIP is not concerned by what is wrong elsewhere.
      if (layout === "vip" && state === "service-down") continue;
      await expect(page.getByText(words[locale]).first()).toBeVisible({ timeout: 30_000 });
      for (const { name: size, width, height } of layout === "fleet" ? sizes : [sizes[0]]) {
        await page.setViewportSize({ width, height });
        const least = (leastPx[locale] * height) / 1080;
        await expect.poll(() => faultsOf(page, least), `${state} ${name} ${size}`).toEqual([]);
        // Pictures of 4K are slow to take, and are those of 1080p with more pixels.
        if (size === "1080p" || name === "fleet-dark-en") {
          await page.screenshot({ path: `.artifacts/wall/${state}-${name}-${size}.png` });
        }
      }
    }
  }
  for (const { page } of walls) await page.context().close();
});

test("a device shows a code, an operator types it in the panel, and revoking it there ends it on the wall", async ({
  browser,
  page,
  panel,
}) => {
  await panel.say((at) => healthy(panel, at));
  const device = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await device.goto(`${panel.origin}/wall/pair`);
  const code = await device.locator(".wall-code").textContent();
  await openSession(page);
  await page.goto("/wall-screens");
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
  await page.getByRole("button", { name: "Add screen" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Lobby");
  await dialog.getByLabel("Code on the screen").fill(code ?? "");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add screen" }).press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Done" }).press("Enter");
  await expect(device.getByRole("heading", { name: "Lobby" })).toBeVisible({ timeout: 20_000 });
  expect(device.url()).toBe(`${panel.origin}/wall`);

  // A dialog that closes gives the focus back, and the row is drawn again with what the screen says.
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await pressInRow(page.getByRole("row").filter({ hasText: "Lobby" }), "Actions for Lobby");
  await page.getByRole("menuitem", { name: "Revoke" }).press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).press("Enter");
  await expect(device.getByText("This screen was signed out")).toBeVisible({ timeout: 20_000 });
  await device.context().close();
});

test("ten thousand updates with reconnects leave the heap as it was, and silence is said within 15 s", async ({
  browser,
  panel,
}) => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  await context.addInitScript(takeOverStreams);
  const { token } = await panel.api.post("/wall-screens", { name: "Soak" }, createdWallScreenSchema);
  const page = await context.newPage();
  await page.goto(`${panel.origin}/wall#token=${token}`);
  await expect(page.getByText("Connecting")).toBeVisible({ timeout: 30_000 });
  const { versions } = await panel.api.get("/health", healthResourceSchema);
  const view = {
    build: versions.signalbox,
    screen: wallSettingsSchema.parse({ name: "Soak" }),
    summary: exampleSummary(panel),
  };
  const cdp = await context.newCDPSession(page);
  const heapBytes = async (): Promise<number> => {
    await cdp.send("HeapProfiler.collectGarbage");
    return (await cdp.send("Runtime.getHeapUsage")).usedSize;
  };

  await page.evaluate(feed, { view, from: 0, count: 500 });
  const before = await heapBytes();
  await page.evaluate(feed, { view, from: 500, count: 10_000 });
  await expect(page.getByText("server-10499 ")).toBeVisible();
  const growth = (await heapBytes()) - before;
  test.info().annotations.push({ type: "heap growth", description: `${(growth / 1e6).toFixed(2)} MB` });
  expect(growth).toBeLessThan(20e6);
  await expect(page.getByRole("heading", { name: /NO DATA since/ })).toBeVisible({ timeout: 25_000 });
  await context.close();
});

/** What a screen of the whole fleet is sent when two services are down. */
function exampleSummary(panel: WallPanel): WallSummary {
  const nowMs = Date.now();
  const { shop, mail } = panel;
  const snapshots = [
    ...directorsOf(mail, new Date(nowMs).toISOString()),
    ...directorsOf(shop, new Date(nowMs).toISOString(), {
      down: ["shop-rs21", "shop-rs22"],
      downIn: ["shop-service-1"],
    }),
  ];
  const screen = { layout: "fleet", clusterIds: [], vipId: null, hideAddresses: false } as const;
  return summarizeWall({ screen: { ...screen, clusterIds: [] }, clusters: [shop, mail], alerts: [], snapshots, nowMs });
}

/** Runs in the browser, before the page: streams come from the test instead of the server. */
function takeOverStreams(): void {
  const streams: EventTarget[] = [];
  class TestStream extends EventTarget {
    constructor() {
      super();
      streams.push(this);
    }
    close(): void {
      streams.splice(streams.indexOf(this), 1);
    }
  }
  Object.assign(window, { EventSource: TestStream, streams });
}

/** Runs in the browser: `count` views, each with other names and figures, and a broken stream after every 500. */
async function feed({ view, from, count }: { view: object & { summary: WallSummary }; from: number; count: number }) {
  const streams: EventTarget[] = Reflect.get(window, "streams");
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let turn = from; turn < from + count; turn += 1) {
    if (turn % 500 === 499) streams[0]?.dispatchEvent(new Event("error"));
    while (streams.length === 0) await pause(50);
    const exceptions = view.summary.exceptions.map((exception) => ({
      ...exception,
      key: `${exception.key} ${turn}`,
      subject: `server-${turn} `,
    }));
    const clusters = view.summary.clusters.map((tile) => ({
      ...tile,
      connPerSec: turn,
      freshAt: new Date().toISOString(),
    }));
    const summary = { ...view.summary, clusters, exceptions };
    const data = JSON.stringify({ ...view, serverTime: new Date().toISOString(), summary });
    streams[0]?.dispatchEvent(new MessageEvent("view", { data }));
    // The browser paints, as it would.
    if (turn % 20 === 0) await pause(0);
  }
}
