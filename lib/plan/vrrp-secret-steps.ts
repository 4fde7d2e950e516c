import { readVrrpSecretPath, vrrpSecretPath, vrrpSecretPlaceholder } from "@/lib/keepalived/vrrp-secret-file";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { placedInstances } from "@/lib/model/placed-instances";
import { removeFileScript } from "@/lib/shell/remove-file";
import { writeFileScript } from "@/lib/shell/write-file";
import type { ConfFile } from "./director-conf";
import type { DirectorPart } from "./director-part";
import type { ObservedFile, PlanStep, Sentence } from "./model";
import { noOp } from "./plan-file";

/** By path; null = must not be there. */
type SecretFiles = Readonly<Record<string, string | null>>;

/**
 * The files of VRRP passwords on a director once its plan is carried out, by their checksums. A file that is kept as it
 * was adopted holds its passwords itself.
 */
export function wantedSecretFiles(
  { cluster, director, observed }: Omit<DirectorPart, "ownedKeys">,
  conf: readonly ConfFile[],
): SecretFiles {
  const there = secretPaths(observed.files).map((path): [string, null] => [path, null]);
  return Object.fromEntries([...there, ...usedSecrets(cluster, director, conf)]);
}

/** Puts the passwords of a director's instances in place, whatever is there; for a push that has observed nothing. */
export function secretWriteScripts(
  cluster: DesiredCluster,
  director: DesiredDirector,
  conf: readonly ConfFile[],
): { readonly path: string; readonly script: string }[] {
  return usedSecrets(cluster, director, conf).map(([path, sha256]) => ({
    path,
    script: writeScript(path, sha256, "any"),
  }));
}

function usedSecrets(
  cluster: DesiredCluster,
  director: DesiredDirector,
  conf: readonly ConfFile[],
): [string, string][] {
  const texts = conf.flatMap(({ kept, content }) => (kept ? [] : [content]));
  return placedInstances(cluster, director).flatMap(({ vrrp: { authentication } }): [string, string][] => {
    if (authentication === null) return [];
    const path = vrrpSecretPath(authentication.secretId);
    return texts.some((text) => text.includes(path)) ? [[path, authentication.sha256]] : [];
  });
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
