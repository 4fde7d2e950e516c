import path from "node:path";
import { build } from "esbuild";

/**
 * `npm run build:cli [-- FILE]`: the command line as one file (dist/signalbox.mjs) that needs nothing but Node 20, for
 * machines without a clone. What asks the installation's own database stays behind.
 */
const root = path.resolve(import.meta.dirname, "..");
const outfile = path.resolve(process.argv[2] ?? path.join(root, "dist/signalbox.mjs"));
await build({
  entryPoints: [path.join(root, "bin/signalbox.ts")],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  logLevel: "warning",
  banner: {
    js: `#!/usr/bin/env node\nimport { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);`,
  },
  plugins: [
    {
      name: "no database",
      setup: ({ onResolve }) =>
        onResolve({ filter: /\/export-clusters$/ }, () => ({ path: path.join(root, "bin/no-export.ts") })),
    },
  ],
});
process.stdout.write(`${outfile}\n`);
