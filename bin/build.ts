import path from "node:path";
import { env } from "@/lib/config/env";
import { installedBinaries } from "@/lib/db/embedded/binaries";
import { ensureBuild } from "@/lib/runtime/ensure-build";

/**
 * `npm run build`: everything `npm start` would make at its first start inside the checkout, so that afterwards an
 * account that may not write there can run it.
 */
const root = path.resolve(import.meta.dirname, "..");
const { distDir, databaseUrl } = env();
if (databaseUrl === undefined) installedBinaries();
const signal = new AbortController().signal;
await ensureBuild({ root, distDir, say: (line) => console.log(line), signal, force: true });
