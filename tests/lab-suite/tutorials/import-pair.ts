import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import { importPreviewSchema } from "@/lib/api/resources/import";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { type LabHostName, lanAddress } from "@/tests/lab/lab-hosts";
import { briefWatch, hostNamed } from "@/tests/support/panel/lab-cluster";
import { PanelCluster } from "./panel-cluster";
import { type DirectorName, directorNames, type Stage } from "./stage";

type Options = {
  readonly name: string;
  /** What somebody has written by hand for this director. */
  readonly confOf: (own: DirectorName) => string;
  /** Real servers by their address that the panel has hosts for. */
  readonly realServers?: Readonly<Record<string, LabHostName>>;
};

/** Sets both directors up by hand, as the tutorial says, and then imports what runs there. */
export async function importPair(stage: Stage, { name, confOf, realServers = {} }: Options): Promise<PanelCluster> {
  const { lab } = stage;
  const api = stage.api();
  for (const own of directorNames) {
    await lab.exec(own, ["tee", keepalivedConfPath], { input: confOf(own) });
    await lab.script(own, "systemctl enable -q keepalived && systemctl restart keepalived");
  }
  const sources = directorNames.map((own) => ({ director: own, path: keepalivedConfPath, text: confOf(own) }));
  const preview = await api.post("/imports/preview", { sources }, importPreviewSchema);
  const found = preview.clusters[0]?.directors ?? [];
  const directors = [];
  for (const [index, own] of directorNames.entries()) {
    const { id: hostId } = await hostNamed(api, lab, own);
    directors.push({ id: found[index]?.id, hostId, address: lanAddress(own), interface: "eth0" });
  }
  const servers = [];
  for (const [address, host] of Object.entries(realServers)) {
    servers.push({ address, hostId: (await hostNamed(api, lab, host)).id });
  }
  const body = { sources, name, directors, realServers: servers };
  const cluster = new PanelCluster(stage, (await api.post("/imports", body, clusterResourceSchema)).id);
  await cluster.change({ push: briefWatch });
  return cluster;
}
