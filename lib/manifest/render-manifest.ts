import { stringify } from "yaml";
import { type Manifest, manifestSchema } from "./manifest";
import { withoutDefaults } from "./without-defaults";

/** YAML 1.2 for people and for version control: without what is as usual, and each list item on lines of its own. */
export function renderManifest(manifest: Manifest): string {
  return stringify(withoutDefaults(manifestSchema, manifest), { lineWidth: 0 });
}
