import { readVrrpSecretPath, vrrpSecretFolder } from "@/lib/keepalived/vrrp-secret-file";
import type { ProgramStep, StepResult } from "@/lib/shell/model";
import type { ObservedFile } from "./model";

/** Prints the checksums of the VRRP passwords on a director, never their texts; no process where there are none. */
export const secretsStep: ProgramStep = {
  id: "secrets",
  script: `set -- ${vrrpSecretFolder}/*.conf
if [ -f "$1" ]; then exec sha256sum -- "$@"; fi`,
};

export function readSecrets(step: StepResult | undefined): Record<string, ObservedFile> {
  const files = (step?.output ?? "").split("\n").flatMap((line): [string, ObservedFile][] => {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](\/.*)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || readVrrpSecretPath(path) === null) return [];
    return [[path, { sha256, content: null }]];
  });
  return Object.fromEntries(files);
}
