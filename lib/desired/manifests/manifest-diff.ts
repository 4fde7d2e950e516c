import type { Manifest } from "@/lib/manifest/manifest";
import { renderManifest } from "@/lib/manifest/render-manifest";
import { fileChange } from "@/lib/plan/file-diff";

/** From one manifest to another (null = there was none) as a unified diff of their YAML; "" = they say the same. */
export function manifestDiff(before: Manifest | null, after: Manifest): string {
  return fileChange("cluster.yaml", before === null ? null : renderManifest(before), renderManifest(after)).diff;
}
