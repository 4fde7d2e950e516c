#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

/** `npx signalbox`: runs bin/signalbox.ts from the sources, wherever it is called from. */
register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
await import("./signalbox.ts");
