import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  clusterResourceSchema,
  directorResourceSchema,
  realServerResourceSchema,
  serviceResourceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { createDatabase } from "@/lib/db/create-database";
import { withPostgres } from "@/lib/db/embedded/with-postgres";
import { markApplied } from "@/tests/support/mark-applied";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { mustRun } from "@/tests/support/run-command";
import { admin } from "./sign-in";

/**
 * A panel that was restored from the backup of another one, which is off. What it knows is a cluster `shop` in force, with
 * two real servers; its directors do not answer.
 */
export async function startRestoredPanel(): Promise<Panel> {
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-restored-panel-"));
  const place = (name: string) => path.join(folder, name);
  writeFileSync(place("passphrase"), "correct horse battery staple\n");
  const before = await startPanel({ dataDir: place("before") });
  try {
    const api = new PanelApi(before.origin);
    await api.setUp(await before.setupToken(), admin);
    const clusterId = await describeShop(api);
    await withPostgres(path.join(before.dataDir, "postgres"), async (url) => {
      const database = createDatabase(url);
      await markApplied({ database }, clusterId);
      await database.close();
    });
    await run("backup", before.dataDir, place("backup"), place("passphrase"));
  } finally {
    await before.stop();
  }
  await run("restore", place("after"), place("backup"), place("passphrase"));
  const panel = await startPanel({ dataDir: place("after") });
  const stop = async () => {
    await panel.stop();
    rmSync(folder, { recursive: true });
  };
  return { ...panel, stop };
}

async function run(command: "backup" | "restore", dataDir: string, file: string, passphrase: string): Promise<void> {
  const env = { NODE_ENV: "production" as const, PATH: process.env.PATH ?? "", DATA_DIR: dataDir };
  const words = [`bin/${command}.ts`, file, "--passphrase-file", passphrase];
  await mustRun(process.execPath, ["--import", "tsx", ...words], { env });
}

/** Returns the cluster's id. Its director's address belongs to documentation (RFC 5737): nobody answers there. */
async function describeShop(api: PanelApi): Promise<string> {
  const host = await api.post("/hosts", { name: "lb1", address: "192.0.2.7" }, hostResourceSchema);
  const vrrp = { virtualRouterId: 51 };
  const { id } = await api.post("/clusters", { name: "shop", engine: "keepalived", vrrp }, clusterResourceSchema);
  const at = `/clusters/${id}`;
  const director = { hostId: host.id, address: "192.0.2.7", interface: "eth0", priority: 150 };
  await api.post(`${at}/directors`, director, directorResourceSchema);
  const { id: vipId } = await api.post(`${at}/vips`, { address: "192.0.2.100" }, vipResourceSchema);
  const destinations = [];
  for (const last of [21, 22]) {
    const server = { name: `rs${last}`, address: `192.0.2.${last}` };
    const { id: realServerId } = await api.post(`${at}/real-servers`, server, realServerResourceSchema);
    destinations.push({ realServerId });
  }
  await api.post(`${at}/services`, { name: "web", vipId, port: 80, destinations }, serviceResourceSchema);
  return id;
}
