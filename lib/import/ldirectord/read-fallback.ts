import { readEndpoint } from "@/lib/import/read-endpoint";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { placeOf } from "@/lib/import/source-line";
import { type SorryServer, sorryServerSchema } from "@/lib/model/virtual-server-options";
import { readForwarding } from "./read-forwarding";
import type { Settings } from "./settings";

/** `fallback=HOST[:PORT] [gate|masq|ipip]` of the virtual, else of the file: what serves when no real server does. */
export function readFallback(
  settings: Settings,
  globals: Settings,
  servicePort: number,
  report: ReportBuilder,
): SorryServer | null {
  const names = ["fallback", "fallback6"];
  const entry = [settings, globals].flatMap((section) => names.map((name) => section.entry(name))).find(Boolean);
  if (entry == null) return null;
  const [target = "", method = "gate"] = entry.value.split(/\s+/);
  const endpoint = readEndpoint(target);
  const server = sorryServerSchema.safeParse({
    address: endpoint?.address,
    port: endpoint?.port ?? servicePort,
    forwarding: readForwarding(method),
  });
  if (server.success) return server.data;
  report.error(placeOf(entry.line, entry.value), "sorry_server.not_taken", { text: entry.value });
  return null;
}
