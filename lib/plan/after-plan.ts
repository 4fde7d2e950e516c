import { realServerStatePaths } from "@/lib/realserver/real-server-paths";
import type { HostPlan, ObservedFile, ObservedRealServer } from "./model";

/** A real server as it will be read when its part of an earlier wave has been confirmed. */
export function afterPlan(
  observed: ObservedRealServer,
  { expected, files }: HostPlan,
  sha256: (text: string) => string,
): ObservedRealServer {
  const changed = files.map(({ path, after }): [string, ObservedFile | null] => [
    path,
    after === null ? null : { content: after, sha256: sha256(after) },
  ]);
  const applied = expected.addresses.map(({ address }) => `${address}\n`).join("");
  return {
    ...observed,
    files: {
      ...observed.files,
      ...Object.fromEntries(changed),
      [realServerStatePaths.applied]: { content: applied, sha256: sha256(applied) },
    },
    addresses: [
      ...observed.addresses.filter((one) => !expected.addresses.some(({ address }) => address === one.address)),
      ...expected.addresses,
    ],
    sysctls: { ...observed.sysctls, ...expected.sysctls },
    setUp: expected.setUp === "in-place" ? { kind: "in-place" } : { kind: "absent" },
    bootEnabled: expected.bootEnabled ?? observed.bootEnabled,
  };
}
