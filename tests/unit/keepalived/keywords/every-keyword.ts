import { blocks } from "@/lib/keepalived/keywords/blocks";
import type { BlockName, KeywordSpec, LineSpec, ParameterType } from "@/lib/keepalived/keywords/model";
import { block, type KeepalivedKeyword, line } from "@/lib/keepalived/syntax/tree";

/** A value that keepalived takes, for each type of parameter. */
export function exampleValue(type: ParameterType): string {
  switch (type.kind) {
    case "int":
    case "decimal":
      return String(Math.min(Math.max(type.min, 1), type.max));
    case "bool":
      return "on";
    case "enum":
      return type.values[0] ?? "";
    case "address":
      return type.family === "inet6" ? "ff02::12" : "10.0.0.1";
    case "hex":
      return "ab".repeat(type.bytes ?? 2);
    default:
      return examples[type.kind];
  }
}

const examples = {
  prefix: "10.0.0.1/32",
  range: "10.0.0.1-9",
  mask: "255.255.255.0",
  host: "10.0.0.1",
  interface: "lo",
  name: "some",
  text: "some",
  path: "/tmp/some",
  command: '"/bin/true some"',
  status: "200-299",
} as const;

function parametersOf({ parameters, rest }: LineSpec): string[] {
  return [...parameters.map(({ type }) => exampleValue(type)), ...(rest === undefined ? [] : [exampleValue(rest)])];
}

/** A block with every keyword of its table for which `wanted` says yes. */
export function exampleNodes(name: BlockName, wanted: (spec: KeywordSpec) => boolean): KeepalivedKeyword[] {
  const spec = blocks[name];
  if ("lines" in spec) return [line(...parametersOf(spec.lines))];
  return spec.keywords.filter(wanted).map((keyword) => {
    const words = [keyword.name, ...parametersOf(keyword)];
    return keyword.block === undefined ? line(...words) : block(words, exampleNodes(keyword.block, wanted));
  });
}
