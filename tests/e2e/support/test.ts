import { test as base, expect } from "@playwright/test";
import { attachLab, type Lab, startLab } from "@/tests/lab/lab";
import { cleanHosts } from "@/tests/lab-suite/clean-hosts";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";

type Shared = {
  /** The lab of this run (`npm test` has it up), or one for these tests alone. */
  readonly lab: Lab;
  /** One panel for one file, on a database that nobody has set up and hosts that nobody has touched. */
  readonly panel: Panel;
};

type Watched = {
  /** What a page complained about; a test fails when there is anything. */
  readonly complaints: string[];
};

/** Playwright's test with the real thing behind it: `npm start`, its own Postgres, and hosts with kernels. */
export const test = base.extend<Watched, Shared>({
  lab: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter names.
    async ({}, use) => {
      const running = attachLab();
      const lab = running ?? (await startLab());
      await use(lab);
      if (running === null) await lab.down();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  panel: [
    async ({ lab }, use) => {
      await cleanHosts(lab);
      const panel = await startPanel();
      await use(panel);
      await panel.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ panel }, use) => use(panel.origin),
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (url, options) => {
      const response = await goto(url, options);
      await page.waitForFunction(isInteractive, undefined, { timeout: 30_000 });
      return response;
    };
    await use(page);
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
      page.on("console", (message) => {
        // A refused request is part of some stories, and the browser reports each on its own.
        const isRefusal = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !isRefusal) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Runs in the browser. Whatever is pressed before React has taken over what the server sent goes nowhere; it then leaves
 * its properties at each element. People are slower.
 */
function isInteractive(): boolean {
  const controls = [...document.querySelectorAll("button, a, summary, input, select, textarea, [role=row]")];
  return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps$")));
}

export { expect };
