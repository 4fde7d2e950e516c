/**
 * `npm run screenshots`: makes the pictures of the guide anew, from a panel that runs a cluster of lab hosts; those of some
 * pages alone with `npm run screenshots -- alerts charts`. They are written to docs/guide/images; look at each before you
 * commit it.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { demoPerson } from "@/bin/demo/demo-cluster";
import { keepAsking } from "@/bin/demo/traffic";
import playwright from "@/playwright.config";
import { startLab } from "@/tests/lab/lab";
import { startPanel } from "@/tests/support/panel/start-panel";
import { setScene } from "./scene";
import { type Shot, shots, workShots } from "./shots";
import { setWorkScene } from "./work-scene";

const imageDir = path.join(import.meta.dirname, "../../docs/guide/images");
const viewport = { width: 1440, height: 900 };
const locales = { en: "en-US", zh: "zh-CN" } as const;

const wanted = new Set(process.argv.slice(2));
const isWanted = ({ page }: { readonly page: string }) => wanted.size === 0 || wanted.has(page);

const say = (line: string) => console.log(`screenshots: ${line}`);
const [lab, panel] = await Promise.all([startLab(), startPanel()]);
const end = new AbortController();
try {
  const scene = await setScene(panel, lab, say);
  const traffic = scene.endpoints.map((endpoint) => keepAsking(lab, endpoint, end.signal));
  const browser = await chromium.launch(playwright.use?.launchOptions);
  mkdirSync(imageDir, { recursive: true });
  try {
    for (const shot of shots.filter(isWanted)) await take(browser, panel.origin, shot, scene);
    const work = await setWorkScene(panel, lab, scene, say);
    for (const shot of workShots.filter(isWanted)) await take(browser, panel.origin, shot, work);
  } finally {
    await browser.close();
  }
  end.abort();
  await Promise.all(traffic);
} finally {
  end.abort();
  await panel.stop();
  await lab.down();
}

async function take<S>(browser: Browser, origin: string, shot: Shot<S>, scene: S): Promise<void> {
  const name = `${shot.page}-${shot.theme}-${shot.lang}`;
  const context = await browser.newContext({
    baseURL: origin,
    viewport,
    colorScheme: shot.theme,
    locale: locales[shot.lang],
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const { email, password } = demoPerson;
  const answer = await page.request.post("/api/v1/session", { data: { email, password }, headers: { origin } });
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
  await page.goto(shot.path(scene));
  await shot.ready(page);
  await page.evaluate("document.fonts.ready");
  await page.screenshot({ path: path.join(imageDir, `${name}.png`), animations: "disabled" });
  await context.close();
  say(name);
}
