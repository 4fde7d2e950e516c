import { manifestResourceSchema } from "@/lib/api/resources/manifest";
import { exitCodes } from "@/lib/cli/exit-codes";
import type { Terminal } from "@/lib/cli/terminal";
import { renderManifest } from "@/lib/manifest/render-manifest";
import { openPanel } from "../panel-client";
import { clusterNamed } from "./drafts";

/** Prints a cluster's draft as a document, with the line by which editors find its JSON Schema. */
export async function printManifest(name: string, terminal: Terminal): Promise<number> {
  const panel = await openPanel(terminal);
  const { manifest } = await panel.get(`/clusters/${await clusterNamed(panel, name)}/manifest`, manifestResourceSchema);
  const schema = `${panel.url}/api/v1/manifest.schema.json`;
  terminal.print(`# yaml-language-server: $schema=${schema}\n${renderManifest(manifest)}`);
  return exitCodes.done;
}
