import { configSetTestScript } from "@/lib/keepalived/config-set-test-script";
import { configTestScript } from "@/lib/keepalived/config-test-script";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { DesiredDirector } from "@/lib/model/cluster";
import type { ConfFile } from "./director-conf";

/**
 * Shell text by which keepalived judges the files of a director as the first of those that change is about to be written,
 * to be run by `writeFileScript`. `changed` are those that are written, in that order.
 */
export function confTestScript(
  { adopted }: Pick<DesiredDirector, "adopted">,
  conf: readonly ConfFile[],
  changed: readonly ConfFile[],
): string {
  const [first, ...others] = changed;
  const configId = adopted?.configId ?? null;
  if (conf.length === 1 || first === undefined) {
    return configTestScript("signalbox_new", { present: adopted === undefined ? null : keepalivedConfPath, configId });
  }
  return configSetTestScript("signalbox_new", {
    paths: conf.map(({ path }) => path),
    texts: Object.fromEntries(others.map(({ path, content }) => [path, content])),
    path: first.path,
    configId,
  });
}
