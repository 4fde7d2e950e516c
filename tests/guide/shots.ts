import { expect, type Page } from "@playwright/test";
import type { Scene } from "./scene";
import type { WorkScene } from "./work-scene";

export type Shot<S = Scene> = {
  readonly page: string;
  readonly theme: "light" | "dark";
  readonly lang: "en" | "zh";
  readonly path: (scene: S) => string;
  /** Resolves when everything that the picture is to show is there. */
  readonly ready: (page: Page) => Promise<void>;
};

type Subject<S = Scene> = Pick<Shot<S>, "page" | "path" | "ready"> & {
  readonly looks: readonly (readonly [Shot["theme"], Shot["lang"]])[];
};

const lightInBoth = [
  ["light", "en"],
  ["light", "zh"],
] as const;

const subjects: readonly Subject[] = [
  {
    page: "overview",
    path: () => "/",
    ready: async (page) => {
      await showing(page, /Change weight|更改权重/);
      await moving(page, "2/2");
    },
    looks: lightInBoth,
  },
  {
    page: "cluster-services",
    path: ({ clusterId }) => `/clusters/${clusterId}/services`,
    ready: (page) => moving(page, "10.77.0.21"),
    looks: [...lightInBoth, ["dark", "en"], ["dark", "zh"]],
  },
  {
    page: "cluster-plan",
    path: ({ clusterId, planId }) => `/clusters/${clusterId}/plan?plan=${planId}`,
    ready: (page) => showing(page, "keepalived.conf"),
    looks: [...lightInBoth, ["dark", "en"]],
  },
  {
    page: "cluster-plan-diff",
    path: ({ clusterId, planId }) => `/clusters/${clusterId}/plan?plan=${planId}`,
    ready: async (page) => {
      await showing(page, "keepalived.conf");
      const wave = page.getByRole("heading", { name: /Backup directors|备用调度器/ });
      await wave.evaluate((heading) => heading.scrollIntoView({ block: "start" }));
      // Out from under the bar that stays at the top.
      await page.mouse.wheel(0, -80);
    },
    looks: lightInBoth,
  },
  {
    page: "cluster-topology",
    path: ({ clusterId }) => `/clusters/${clusterId}/topology`,
    ready: (page) =>
      expect(page.getByRole("gridcell", { name: /^(Drained|已摘流)$/ }).first()).toBeVisible({ timeout: 30_000 }),
    looks: lightInBoth,
  },
  {
    page: "service-form",
    path: ({ clusterId, serviceId }) => `/clusters/${clusterId}/services/${serviceId}/edit`,
    ready: (page) => showing(page, "virtual_server"),
    looks: lightInBoth,
  },
  {
    page: "host",
    path: ({ hostId }) => `/hosts/${hostId}`,
    ready: (page) => showing(page, /Check host|检查主机/),
    looks: lightInBoth,
  },
  {
    page: "operation",
    path: ({ operationId }) => `/operations/${operationId}`,
    ready: (page) => showing(page, /director1.*(read back as planned|回读结果与计划一致)/),
    looks: [...lightInBoth, ["dark", "en"]],
  },
];

/** While somebody works on the cluster. */
const workSubjects: readonly Subject<WorkScene>[] = [
  {
    page: "drift",
    path: ({ clusterId }) => `/clusters/${clusterId}/drift`,
    ready: (page) => showing(page, "10.77.0.22:80"),
    looks: lightInBoth,
  },
  {
    page: "history",
    path: ({ clusterId }) => `/clusters/${clusterId}/history`,
    ready: (page) => showing(page, "Add the API"),
    looks: lightInBoth,
  },
  {
    page: "maintenance",
    path: () => "/maintenance",
    ready: (page) => showing(page, "new disk"),
    looks: lightInBoth,
  },
  {
    page: "deploy",
    path: ({ runId }) => `/runs/${runId}`,
    ready: (page) => showing(page, /rs1/),
    looks: [...lightInBoth, ["dark", "en"]],
  },
  {
    page: "raw",
    path: ({ clusterId }) => `/clusters/${clusterId}/raw`,
    ready: (page) => showing(page, /Prot LocalAddress:Port/),
    looks: lightInBoth,
  },
  {
    page: "charts",
    path: ({ clusterId, sinceMs }) => {
      const [from, to] = [sinceMs, Date.now()].map((ms) => new Date(ms).toISOString());
      return `/clusters/${clusterId}/charts?${new URLSearchParams({ from: from ?? "", to: to ?? "" })}`;
    },
    ready: (page) => expect(page.getByRole("img", { name: /director1/ }).first()).toBeVisible({ timeout: 30_000 }),
    looks: lightInBoth,
  },
  {
    page: "alerts",
    path: () => "/alerts",
    ready: (page) => showing(page, /expires within a day|将在 1 天内到期/),
    looks: lightInBoth,
  },
  {
    page: "timeline",
    path: ({ clusterId }) => `/timeline?clusterId=${clusterId}`,
    ready: (page) => showing(page, "director1"),
    looks: lightInBoth,
  },
  {
    page: "notifications",
    path: () => "/notifications",
    ready: (page) => showing(page, "Pager"),
    looks: lightInBoth,
  },
];

/** Every picture of the guide: docs/guide/images/<page>-<theme>-<lang>.png. */
export const shots: readonly Shot[] = subjects.flatMap(looksOf);
export const workShots: readonly Shot<WorkScene>[] = workSubjects.flatMap(looksOf);

function looksOf<S>({ looks, ...subject }: Subject<S>): Shot<S>[] {
  return looks.map(([theme, lang]) => ({ ...subject, theme, lang }));
}

async function showing(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByText(/^(Live|实时)$/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(text).first()).toBeVisible({ timeout: 30_000 });
}

/** Rates need two samples: until then there are dashes. */
async function moving(page: Page, rowText: string): Promise<void> {
  await showing(page, rowText);
  const row = page.getByRole("row").filter({ hasText: rowText }).first();
  await expect(row).not.toContainText("–", { timeout: 30_000 });
}
