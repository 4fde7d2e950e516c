import { InvalidArgumentError } from "commander";
import { type ImportFormat, importFormats } from "@/lib/import/model";

const targetFormats = ["keepalived", "ipvsadm", "json"] as const;
export type TargetFormat = (typeof targetFormats)[number];

/** Reads the value of `--from`. */
export function parseFormat(text: string): ImportFormat {
  return oneOf(importFormats, text);
}

/** Reads the value of `--to`. */
export function parseTarget(text: string): TargetFormat {
  return oneOf(targetFormats, text);
}

function oneOf<T extends string>(names: readonly T[], text: string): T {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new InvalidArgumentError(names.join(", "));
  return found;
}
