import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { createdWallScreenSchema } from "@/lib/api/resources/wall";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { wallSnapshot } from "@/tests/support/wall-snapshot";
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

test.describe.configure({ mode: "serial" });

const sizes = [
  { name: "1080p", width: 1920, height: 1080 },
  { name: "4k", width: 3840, height: 2160 },
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

test("every state can be read from 5 m on every screen, and nothing of it is cut off", async ({ browser, panel }) => {
  const pages: { page: Page; name: string; locale: "en" | "zh-CN" }[] = [];
  await panel.say((at) => healthy(panel, at));
  for (const locale of ["en", "zh-CN"] as const) {
    for (const theme of ["dark", "light"] as const) {
      for (const layout of ["fleet", "cluster", "vip"] as const) {
        // One VIP has no more to show than one cluster.
        if (layout === "vip" && theme === "light") continue;
        const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, timezoneId: "UTC" });
        const settings = { locale, theme, layout, vipId: layout === "vip" ? (panel.shop.vips[0]?.id ?? null) : null };
        const page = await openScreen(panel, context, settings);
        pages.push({ page, name: `${layout}-${theme}-${locale}`, locale });
      }
    }
  }
  for (const { name: state, make, words } of states) {
    await panel.say((at) => make(panel, at));
    for (const { page, name, locale } of pages) {
      // A VIP is not concerned by what is wrong elsewhere.
      if (name.startsWith("vip") && state === "service-down") continue;
      await expect(page.getByText(words[locale]).first()).toBeVisible({ timeout: 30_000 });
      for (const { name: size, width, height } of sizes) {
        await page.setViewportSize({ width, height });
        await expect
          .poll(() => faultsOf(page, (leastPx[locale] * height) / 1080), `${state} ${name} ${size}`)
          .toEqual([]);
        await page.screenshot({ path: `.artifacts/wall/${state}-${name}-${size}.png` });
      }
    }
  }
  for (const { page } of pages) await page.context().close();
});
