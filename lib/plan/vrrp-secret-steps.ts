import { readVrrpSecretPath, vrrpSecretPath, vrrpSecretPlaceholder } from "@/lib/keepalived/vrrp-secret-file";
import { placedInstances } from "@/lib/model/placed-instances";
import { removeFileScript } from "@/lib/shell/remove-file";
import { writeFileScript } from "@/lib/shell/write-file";
import type { DirectorPart } from "./director-part";
import type { ObservedFile, PlanStep, Sentence } from "./model";
import { noOp } from "./plan-file";

/** By path; null = must not be there. */
type SecretFiles = Readonly<Record<string, string | null>>;

/** The files of VRRP passwords on a director once its plan is carried out, by their checksums. */
export function wantedSecretFiles({ cluster, director, observed }: Omit<DirectorPart, "ownedKeys">): SecretFiles {
  const there = secretPaths(observed.files).map((path): [string, null] => [path, null]);
  const wanted = placedInstances(cluster, director).flatMap(({ vrrp: { authentication } }): [string, string][] =>
    authentication === null ? [] : [[vrrpSecretPath(authentication.secretId), authentication.sha256]],
  );
  return Object.fromEntries([...there, ...wanted]);
}

/** The paths of all VRRP passwords that were observed. */
export function secretPaths(files: Readonly<Record<string, ObservedFile | null>>): string[] {
  return Object.keys(files).filter((path) => files[path] !== null && readVrrpSecretPath(path) !== null);
}

/** Writes the passwords that keepalived.conf is going to include. Their texts are placeholders: see decision 0019. */
export function secretWriteSteps(files: SecretFiles, observed: DirectorPart["observed"], reason: Sentence): PlanStep[] {
  return Object.entries(files).flatMap(([path, sha256]) => {
    if (sha256 === null) return [];
    const id = `secret.${readVrrpSecretPath(path) ?? ""}`;
    const before = observed.files[path] ?? null;
    if (before?.sha256 === sha256) return [noOp(id, { code: "step.file_unchanged", params: { path } })];
    return [
      {
        id,
        action: before === null ? "create" : "update",
        title: { code: before === null ? "step.file_create" : "step.file_update", params: { path } },
        reason,
        script: writeScript(path, sha256, before === null ? "absent" : { sha256: before.sha256 }),
        undo: removeFileScript({ path, expectBefore: { sha256 } }),
      },
    ];
  });
}

/** Removes the passwords that keepalived.conf no longer includes; afterwards, because a reload reads the new file only. */
export function secretRemovalSteps(
  files: SecretFiles,
  observed: DirectorPart["observed"],
  reason: Sentence,
): PlanStep[] {
  return Object.entries(files).flatMap(([path, sha256]): PlanStep[] => {
    const before = observed.files[path] ?? null;
    if (sha256 !== null || before === null) return [];
    return [
      {
        id: `secret.${readVrrpSecretPath(path) ?? ""}`,
        action: "delete",
        title: { code: "step.file_delete", params: { path } },
        reason,
        script: removeFileScript({ path, expectBefore: { sha256: before.sha256 } }),
        undo: writeScript(path, before.sha256, "any"),
      },
    ];
  });
}

function writeScript(
  path: string,
  sha256: string,
  expectBefore: Parameters<typeof writeFileScript>[0]["expectBefore"],
): string {
  const content = vrrpSecretPlaceholder(readVrrpSecretPath(path) ?? "");
  return writeFileScript({ path, mode: 0o600, content, sha256, expectBefore });
}
