import { writeFileSync } from "node:fs";
import path from "node:path";
import { renderEnvExample } from "@/lib/config/render-env-example";

/** `npm run env-example`: writes .env.example anew from the schema of the settings. */
writeFileSync(path.resolve(import.meta.dirname, "../.env.example"), renderEnvExample());
