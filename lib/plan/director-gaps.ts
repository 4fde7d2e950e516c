import type { Problem } from "@/lib/model/problem";
import { directorCapabilities } from "./director-capabilities";
import type { DirectorPart } from "./director-part";
import { keepalivedVersionProblems } from "./keepalived-version-problems";
import type { ObservedDirector } from "./model";

/** A director as far as it decides what can be asked of it. Null = not known, and not held against it. */
export type GapPart = Pick<DirectorPart, "cluster" | "director" | "hostName"> & {
  readonly observed: Pick<ObservedDirector, "ipvsModules" | "ipvsadmVersion"> & {
    readonly keepalived: { readonly version: string } | null;
  };
};

/** What the cluster asks for and the kernel, ipvsadm or keepalived of a director cannot do, each by name. */
export function directorGaps(part: GapPart): Problem[] {
  return [...keepalivedVersionProblems(part), ...directorCapabilities(part)];
}
