import { afterAll, beforeAll } from "vitest";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { cleanHosts } from "../clean-hosts";
import { theLab } from "../the-lab";

export const admin = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };

/** A panel of its own for one test file, set up by its first admin, on lab hosts that nobody has touched. */
export function panelOfThisFile(variables: Readonly<Record<string, string>> = {}): {
  readonly panel: () => Panel;
  readonly api: () => PanelApi;
} {
  let panel: Panel;
  let api: PanelApi;
  beforeAll(async () => {
    await cleanHosts(theLab());
    panel = await startPanel({ env: { ...process.env, ...variables } });
    api = new PanelApi(panel.origin);
    await api.setUp(await panel.setupToken(), admin);
  }, 300_000);
  afterAll(async () => {
    await panel?.stop();
  });
  return { panel: () => panel, api: () => api };
}
