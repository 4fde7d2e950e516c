import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/model";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { CreateImport } from "@/lib/api/resources/import";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { createImportedCluster } from "./create-imported-cluster";
import type { DesiredDeps } from "./deps";
import { importAdoption } from "./import-adoption";
import { importPasswords } from "./import-passwords";
import { importResult } from "./import-result";

/** Imports files that somebody brought along. Throws `input.invalid` with everything that forbids it. */
export async function importCluster(deps: DesiredDeps, actor: Actor, input: CreateImport): Promise<ClusterResource> {
  const { format, clusters } = importResult(input);
  const [imported] = clusters;
  if (imported === undefined)
    throw new AppError("input.invalid", { problems: [errorAt(["sources"], "import.no_cluster")] });
  const { adopted: adoption } = importAdoption(imported, input, (text) =>
    createHash("sha256").update(text).digest("hex"),
  );
  const passwords = format === "keepalived" ? importPasswords(input) : new Map<number, string>();
  const files = input.sources.map(({ path }) => path);
  return await createImportedCluster(
    deps,
    actor,
    { format, imported, files, adoption, kernelServices: new Map(), passwords },
    input,
  );
}
