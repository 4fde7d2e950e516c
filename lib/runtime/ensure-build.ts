import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { childEnvironment } from "@/lib/config/child-environment";

/** Everything a production build is made from. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "next.config.js",
  "postcss.config.mjs",
  "package-lock.json",
  "prisma/schema.prisma",
  "proxy.ts",
  "tsconfig.base.json",
];
const NOT_SOURCES = new Set(["lib/db/generated"]);

/**
 * Makes what `npm ci` does not bring: Prisma's client and the production build of the pages. Both are made only when
 * missing or older than the sources, told by a digest of their content, so that a checkout that was moved, unpacked or
 * touched is not built again. `force` builds in any case.
 */
export async function ensureBuild(options: {
  root: string;
  distDir: string;
  say: (line: string) => void;
  signal: AbortSignal;
  force?: boolean;
}): Promise<void> {
  const { root, distDir, say, signal, force = false } = options;
  await ensureClient(root, signal);
  const stamp = path.join(root, distDir, "signalbox-sources");
  const digest = digestOf(root);
  const isCurrent = existsSync(path.join(root, distDir, "BUILD_ID")) && readIfThere(stamp) === digest;
  if (isCurrent && !force) return;
  say("Building the pages, which is done once after each update and takes about half a minute ...");
  await runNode(
    root,
    ["node_modules/next/dist/bin/next", "build"],
    {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      SIGNALBOX_DIST_DIR: distDir,
    },
    signal,
  );
  writeFileSync(stamp, digest);
}

/** Generates lib/db/generated when prisma/schema.prisma is not the one it was made from. */
export async function ensureClient(root: string, signal: AbortSignal): Promise<void> {
  const generated = path.join(root, "lib/db/generated");
  const stamp = path.join(generated, "signalbox-schema");
  const digest = createHash("sha256")
    .update(readFileSync(path.join(root, "prisma/schema.prisma")))
    .digest("hex");
  if (existsSync(path.join(generated, "client.ts")) && readIfThere(stamp) === digest) return;
  await runNode(root, ["node_modules/prisma/build/index.js", "generate"], {}, signal);
  writeFileSync(stamp, digest);
}

function digestOf(root: string): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of filesBelow(root, source)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function filesBelow(root: string, source: string): string[] {
  const full = path.join(root, source);
  if (!existsSync(full) || NOT_SOURCES.has(source)) return [];
  if (!statSync(full).isDirectory()) return [source];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(root, `${source}/${name}`));
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Runs a tool of node_modules; what it says is shown only when it fails. */
function runNode(
  root: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: childEnvironment(variables),
      stdio: ["ignore", "pipe", "pipe"],
      signal,
    });
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new Error(`${args.join(" ")} ended with ${code ?? signal}:\n${Buffer.concat(said).toString("utf8")}`));
    });
  });
}
