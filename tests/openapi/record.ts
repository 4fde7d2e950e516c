import { writeFileSync } from "node:fs";
import path from "node:path";
import { buildDocument } from "@/lib/api/openapi/build-document";
import { version } from "@/lib/config/version";
import { manifestJsonSchema } from "@/lib/manifest/manifest-json-schema";
import { describedRoutes } from "./described-routes";
import { documentText } from "./document-text";

/** `npm run openapi`: records the API and the schema of manifests as they are now. A change that is not recorded fails a test. */
const lib = path.resolve(import.meta.dirname, "../../lib");
writeFileSync(path.join(lib, "manifest/manifest.schema.json"), documentText(manifestJsonSchema()));
writeFileSync(
  path.join(lib, "api/openapi/openapi.golden.json"),
  documentText(buildDocument(await describedRoutes(), version)),
);
