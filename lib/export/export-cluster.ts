import { readVrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";
import { assertFilePath } from "@/lib/shell/assert-file-path";
import { exportReadme } from "./export-readme";
import { fileMode } from "./file-mode";
import { hostOrder } from "./host-order";
import { installScript } from "./install-script";
import type { AppliedState, ExportedHost, ExportFile } from "./model";
import { safeName } from "./safe-name";

/**
 * Everything that is needed to run a cluster without the panel, as files below one folder: what each host has on its disk,
 * a script that puts it there, the model, and a README that says in which order. No secret is among it: VRRP passwords are
 * on the directors only, and the README says so.
 */
export function exportCluster(state: AppliedState): ExportFile[] {
  const { cluster } = state;
  const folder = safeName(cluster.name, cluster.id);
  const files = hostOrder(state).flatMap((host) => hostFiles(state, host));
  const all: ExportFile[] = [
    { path: "README", mode: 0o644, content: exportReadme(state) },
    { path: "cluster.json", mode: 0o644, content: `${JSON.stringify(cluster, null, 2)}\n` },
    ...files,
  ];
  return all.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}

function hostFiles({ cluster, files }: AppliedState, host: ExportedHost): ExportFile[] {
  const texts = Object.entries(files[host.id] ?? {}).filter(([path]) => readVrrpSecretPath(path) === null);
  const folder = `hosts/${safeName(host.name, host.id)}`;
  const exported = texts.map(([path, content]): ExportFile => {
    assertFilePath(path);
    return { path: `${folder}/files${path}`, mode: fileMode(path), content };
  });
  const script = installScript(cluster, host.id, Object.fromEntries(texts));
  return [{ path: `${folder}/install.sh`, mode: 0o755, content: script }, ...exported];
}
