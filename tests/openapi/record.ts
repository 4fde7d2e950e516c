import { writeFileSync } from "node:fs";
import path from "node:path";
import { buildDocument } from "@/lib/api/openapi/build-document";
import { version } from "@/lib/config/version";
import { describedRoutes } from "./described-routes";
import { documentText } from "./document-text";

/** `npm run openapi`: records the API as it is now. A change of it that is not recorded fails a test. */
const file = path.resolve(import.meta.dirname, "../../lib/api/openapi/openapi.golden.json");
writeFileSync(file, documentText(buildDocument(await describedRoutes(), version)));
