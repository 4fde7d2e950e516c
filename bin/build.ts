import path from "node:path";
import { env } from "@/lib/config/env";
import { ensureBuild } from "@/lib/runtime/ensure-build";

/** `npm run build`: Prisma's client and the production build, as `npm start` makes them when they are missing. */
const root = path.resolve(import.meta.dirname, "..");
const signal = new AbortController().signal;
await ensureBuild({ root, distDir: env().distDir, say: (line) => console.log(line), signal, force: true });
