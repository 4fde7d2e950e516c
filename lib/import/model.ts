import type { DesiredCluster } from "@/lib/model/cluster";
import type { Place } from "./source-line";

/**
 * Import: texts of what people already run become the desired state of a cluster, and a report of everything in the texts
 * that could not be taken over as it stands.
 */
export const importFormats = ["keepalived", "ipvsadm", "ldirectord", "piranha"] as const;
export type ImportFormat = (typeof importFormats)[number];

/** A file: the first one is the file itself, the others answer its includes by their path. */
export type ImportSource = { readonly path: string; readonly text: string };

export type ImportOptions = {
  /** keepalived's `-i`, by which lines with `@NAME` are chosen; usually the host name up to the first dot. */
  readonly configId?: string;
  /** What the director is called that the file comes from. */
  readonly director?: string;
};

/**
 * One thing to know about one line of input: it was not understood, or it was understood with a reservation. `code` is the
 * whole key of a sentence in the message files (`import.line.not_understood`), which `params` fill in. Findings about the
 * grammar of a keepalived.conf are those of its lint (`lint.…`).
 *
 * error: what the line asks for is missing from the result. warning: it is there, but not quite the same. info: nothing
 * is lost; the line says what a cluster of ours does anyway, or what has no place here (it is among `kept`).
 */
export type ImportLine = {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** The line as it stands in the file, cut to what fits a report. */
  readonly text: string;
  readonly severity: "info" | "warning" | "error";
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What was read and has no place in the model: directives we do not know or do not use, and comments. */
export type KeptText = {
  readonly path: string;
  readonly line: number;
  /** The blocks around it, outermost first, each by its words: ["vrrp_instance VI_1", "track_script"]. [] = top level. */
  readonly block: readonly string[];
  /** As written, without the indentation; a block with all its lines. */
  readonly text: string;
};

/**
 * A cluster as it was read. It has no rows yet, so its ids are keys made of what they name (`vip:10.0.0.1`,
 * `rs:10.0.0.2`), the same in every import of the same text. A director whose own address no file gives has the
 * unspecified one, which no desired state may have: somebody has to enter it (the report says so).
 */
export type ImportedCluster = DesiredCluster & { readonly kept: readonly KeptText[] };

export type ImportResult = {
  /** None when the text holds nothing of a cluster. */
  readonly clusters: readonly ImportedCluster[];
  readonly report: readonly ImportLine[];
  /** Where the parts of the cluster were read, by their paths in it: `services.0`, `vrrpInstances.1`, `vrrp`. */
  readonly places: ReadonlyMap<string, Place>;
};
