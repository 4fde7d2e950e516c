import type { PanelAccess } from "@/lib/cli/terminal";
import type { Panel } from "./panel";
import { type Method, methods } from "./routes";

/** The network of a command line whose panel is in this process; `before` sees each request first. */
export function panelAccess(
  panel: Panel,
  token: string,
  before: (method: Method, url: URL) => Promise<void> | void = () => undefined,
): PanelAccess {
  return {
    fetch: async (target, init) => {
      const url = new URL(String(target));
      const method = methods.find((each) => each === (init?.method ?? "GET")) ?? "GET";
      await before(method, url);
      const headers = Object.fromEntries(new Headers(init?.headers).entries());
      const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
      return await panel.fetch(method, `${url.pathname}${url.search}`, { headers: { ...headers, origin: "" }, body });
    },
    login: async () => ({ url: "http://127.0.0.1:3000", token }),
    keep: async () => "",
    given: {},
  };
}
