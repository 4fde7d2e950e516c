import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

/** Each rule with a file that breaks it and, where the line is fine, one beside it that does not. */
type Probe = { file: string; code: string; rule: string | null };

const imports = "lint/style/noRestrictedImports";
const use = (source: string) => `import { a } from "${source}";\n\na();\n`;

const pureFolders = ["model", "shell", "ipvs", "keepalived", "director", "realserver", "plan", "import", "export"];
const impure = [
  "node:fs",
  "ssh2",
  "next/server",
  "react",
  "pg",
  "@prisma/client",
  "@/lib/db/database",
  "@/lib/config/env",
];

const probes: Probe[] = [
  ...pureFolders.flatMap((folder) =>
    impure.map((source) => ({ file: `lib/${folder}/probe.ts`, code: use(source), rule: imports })),
  ),
  ...pureFolders.map((folder) => ({ file: `lib/${folder}/probe.ts`, code: use("../db/database"), rule: imports })),
  ...pureFolders.map((folder) => ({ file: `lib/${folder}/probe.ts`, code: use("zod"), rule: null })),
  ...pureFolders.map((folder) => ({ file: `lib/${folder}/probe.ts`, code: use("./other"), rule: null })),

  // Direction: never up.
  { file: "lib/model/probe.ts", code: use("@/lib/shell/quote"), rule: imports },
  { file: "lib/shell/probe.ts", code: use("@/lib/ipvs/model"), rule: imports },
  { file: "lib/ipvs/probe.ts", code: use("@/lib/keepalived/render"), rule: imports },
  { file: "lib/keepalived/probe.ts", code: use("@/lib/plan/model"), rule: imports },
  { file: "lib/realserver/probe.ts", code: use("@/lib/plan/model"), rule: imports },
  { file: "lib/plan/probe.ts", code: use("@/lib/operations/apply"), rule: imports },
  { file: "lib/plan/probe.ts", code: use("@/lib/ipvs/model"), rule: null },
  { file: "lib/import/probe.ts", code: use("@/lib/plan/model"), rule: imports },
  { file: "lib/import/probe.ts", code: use("@/lib/keepalived/tree"), rule: null },
  { file: "lib/db/probe.ts", code: use("@/lib/desired/create-cluster"), rule: imports },
  { file: "lib/hosts/probe.ts", code: use("@/lib/operations/apply"), rule: imports },
  { file: "lib/access/probe.ts", code: use("@/lib/api/route"), rule: imports },
  { file: "lib/access/probe.ts", code: use("@/lib/api/resources/people"), rule: null },
  { file: "lib/operations/probe.ts", code: use("@/lib/api/route"), rule: imports },
  { file: "lib/collect/probe.ts", code: use("@/lib/desired/create-cluster"), rule: imports },
  { file: "lib/history/probe.ts", code: use("@/lib/collect/collector"), rule: imports },
  { file: "lib/drift/probe.ts", code: use("@/lib/api/route"), rule: imports },
  { file: "lib/inspect/probe.ts", code: use("@/lib/operations/apply"), rule: imports },
  { file: "lib/inspect/probe.ts", code: use("@/lib/hosts/port"), rule: null },
  { file: "lib/alerts/probe.ts", code: use("@/lib/notify/post"), rule: imports },
  { file: "lib/alerts/probe.ts", code: use("@/lib/hosts/port"), rule: null },
  { file: "lib/notify/probe.ts", code: use("@/lib/alerts/look"), rule: imports },
  { file: "lib/notify/probe.ts", code: use("@/lib/hosts/port"), rule: imports },
  { file: "lib/drain/probe.ts", code: use("@/lib/hosts/port"), rule: imports },
  { file: "lib/maintenance/probe.ts", code: use("@/lib/api/route"), rule: imports },
  { file: "lib/maintenance/probe.ts", code: use("@/lib/hosts/port"), rule: null },
  { file: "lib/runs/probe.ts", code: use("@/lib/hosts/port"), rule: imports },
  { file: "lib/desired/probe.ts", code: use("@/lib/drift/look-at-cluster"), rule: imports },
  { file: "lib/desired/probe.ts", code: use("@/lib/api/route"), rule: imports },
  { file: "lib/desired/probe.ts", code: use("@/app/layout"), rule: imports },
  { file: "lib/desired/probe.ts", code: use("@/components/ui/button"), rule: imports },
  { file: "lib/jobs/probe.ts", code: use("@/lib/operations/apply"), rule: imports },
  { file: "lib/runtime/probe.ts", code: use("@/lib/api/route"), rule: imports },
  { file: "lib/api/probe.ts", code: use("@/lib/desired/create-cluster"), rule: null },
  { file: "bin/probe.ts", code: use("@/app/layout"), rule: imports },
  { file: "bin/probe.ts", code: use("@/tests/support/database"), rule: imports },
  { file: "bin/demo.ts", code: use("@/tests/lab/cli"), rule: null },

  // Web never reaches a host or a key.
  { file: "app/api/v1/probe/route.ts", code: use("@/lib/hosts/create-hosts"), rule: imports },
  { file: "app/api/v1/probe/route.ts", code: use("@/lib/secrets/keyring"), rule: imports },
  { file: "app/(panel)/probe/page.tsx", code: use("@/lib/jobs/runner"), rule: imports },
  { file: "app/(panel)/probe/page.tsx", code: use("@/lib/collect/collector"), rule: imports },
  { file: "lib/api/probe.ts", code: use("@/lib/hosts/create-hosts"), rule: imports },
  { file: "app/api/v1/probe/route.ts", code: use("@/lib/api/route"), rule: null },

  // Components are for the browser.
  { file: "components/cluster/probe.tsx", code: use("node:crypto"), rule: imports },
  { file: "components/cluster/probe.tsx", code: use("node:fs/promises"), rule: imports },
  { file: "components/cluster/probe.tsx", code: use("@/lib/db/database"), rule: imports },
  { file: "components/cluster/probe.tsx", code: use("@/lib/desired/create-cluster"), rule: imports },
  { file: "components/cluster/probe.tsx", code: use("@/lib/access/auth"), rule: imports },
  { file: "components/cluster/probe.tsx", code: use("@/lib/live/hub"), rule: imports },
  { file: "components/cluster/probe.tsx", code: use("@/lib/live/snapshot"), rule: null },
  { file: "components/cluster/probe.tsx", code: use("@/lib/api/resources/cluster"), rule: null },
  { file: "components/ui/probe.tsx", code: use("@/lib/api/resources/cluster"), rule: imports },
  { file: "components/ui/probe.tsx", code: use("@/components/cluster/row"), rule: imports },
  { file: "lib/client/probe.ts", code: use("@/lib/db/database"), rule: imports },
  { file: "lib/cli/probe.ts", code: use("@/lib/db/database"), rule: imports },

  // One folder, one package.
  { file: "lib/operations/probe.ts", code: use("ssh2"), rule: imports },
  { file: "lib/backup/probe.ts", code: use("@/lib/operations/deps"), rule: imports },
  { file: "lib/secrets/probe.ts", code: use("ssh2"), rule: imports },
  { file: "lib/hosts/probe.ts", code: use("ssh2"), rule: null },
  { file: "lib/desired/probe.ts", code: use("@prisma/client"), rule: imports },
  { file: "lib/operations/probe.ts", code: use("graphile-worker"), rule: imports },
  { file: "lib/desired/probe.ts", code: use("better-auth"), rule: imports },
  { file: "lib/desired/probe.ts", code: use("next/server"), rule: imports },
  { file: "lib/operations/probe.ts", code: 'export const load = () => import("ssh2");\n', rule: imports },

  // Habits.
  { file: "lib/desired/probe.ts", code: "export const a = process.env.HOME;\n", rule: "lint/style/noProcessEnv" },
  { file: "lib/config/probe.ts", code: "export const a = process.env.HOME;\n", rule: null },
  { file: "lib/desired/probe.ts", code: "export const a: any = 1;\n", rule: "lint/suspicious/noExplicitAny" },
  {
    file: "lib/desired/probe.ts",
    code: "export const a = (b?: string) => b!;\n",
    rule: "lint/style/noNonNullAssertion",
  },
  { file: "lib/desired/probe.ts", code: "export default function a() {}\n", rule: "lint/style/noDefaultExport" },
  { file: "app/(panel)/probe/page.tsx", code: "export default function Page() {\n  return null;\n}\n", rule: null },
  { file: "lib/desired/probe.ts", code: 'console.log("a");\n', rule: "lint/suspicious/noConsole" },
  { file: "components/cluster/probe.tsx", code: 'console.error("a");\n', rule: "lint/suspicious/noConsole" },
  { file: "bin/probe.ts", code: 'console.log("a");\n', rule: null },
  { file: "lib/desired/probe.ts", code: 'import { a } from "./a";\n', rule: "lint/correctness/noUnusedImports" },
];

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ severity: z.string(), category: z.string(), location: z.object({ path: z.string() }).loose() }).loose(),
  ),
});

let directory: string;
let errors: Map<string, string[]>;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "signalbox-lint-"));
  const config: unknown = JSON.parse(readFileSync("biome.json", "utf8"));
  const withoutGit = { ...z.object({}).loose().parse(config), vcs: { enabled: false } };
  writeFileSync(path.join(directory, "biome.json"), JSON.stringify(withoutGit));
  write("lib/desired/cycle-a.ts", 'import { b } from "./cycle-b";\n\nexport const a = () => b;\n');
  write("lib/desired/cycle-b.ts", 'import { a } from "./cycle-a";\n\nexport const b = () => a;\n');
  for (const [index, { file, code }] of probes.entries()) write(place(file, index), code);
  errors = await lint();
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true }));

/** Every probe gets a path of its own beside the one whose rules it shows. */
function place(file: string, index: number): string {
  return file.replace("probe", `probe-${index}`);
}

function write(file: string, code: string): void {
  const full = path.join(directory, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, code);
}

async function lint(): Promise<Map<string, string[]>> {
  const biome = path.resolve("node_modules/.bin/biome");
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
  const run = promisify(execFile)(biome, args, { cwd: directory, maxBuffer: 64 * 1024 * 1024 });
  // Exit code 1 with a report is what this test is after.
  const { stdout } = await run.catch((error: unknown) => z.object({ stdout: z.string() }).loose().parse(error));
  const found = new Map<string, string[]>();
  for (const { severity, category, location } of reportSchema.parse(JSON.parse(stdout)).diagnostics) {
    if (severity !== "error") continue;
    found.set(location.path, [...(found.get(location.path) ?? []), category]);
  }
  return found;
}

test.each(probes.map((probe, index) => ({ ...probe, index })))("$rule in $file: $code", ({ file, rule, index }) => {
  const found = errors.get(place(file, index)) ?? [];
  if (rule === null)
    expect(found.filter((category) => category === imports || category.startsWith("lint/style"))).toEqual([]);
  else expect(found).toContain(rule);
});

test("modules that import each other in a circle", () => {
  expect(errors.get("lib/desired/cycle-a.ts")).toContain("lint/suspicious/noImportCycles");
});
