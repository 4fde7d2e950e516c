import ipaddr from "ipaddr.js";
import { hostPrefix, parseAddress } from "@/lib/model/address";
import type { LineSpec, Parameter, ParameterType } from "./model";
import { wordValue } from "./word-value";

/**
 * The parameters of a line from word `first` on in their one spelling: addresses and numbers canonical, what may be left
 * out filled in, options in one order, words that keepalived ignores left out. Lines with equal results say the same.
 */
export function canonicalLine(spec: LineSpec, words: readonly string[], first: number): readonly string[] {
  const variant = spec.variants?.[words[first] ?? ""];
  const start = variant === undefined ? first : first + 1;
  const fixed = takeFixed(variant ?? spec.parameters, words, start, spec.options ?? {});
  const kind = variant === undefined ? [] : [words[first] ?? ""];
  return [...kind, ...fixed.values, ...restOf(spec, words, fixed.next)];
}

function takeFixed(
  parameters: readonly Parameter[],
  words: readonly string[],
  start: number,
  options: NonNullable<LineSpec["options"]>,
): { values: string[]; next: number } {
  const values: string[] = [];
  let next = start;
  for (const { type, optional, otherwise } of parameters) {
    const word = words[next];
    if (word === undefined || (optional && options[word] !== undefined)) {
      if (otherwise !== undefined) values.push(otherwise);
    } else {
      values.push(canonicalValue(type, wordValue(word)));
      next += 1;
    }
  }
  return { values, next };
}

function restOf(spec: LineSpec, words: readonly string[], start: number): string[] {
  const options: string[] = [];
  const rest: string[] = [];
  let index = start;
  while (index < words.length) {
    const word = words[index] ?? "";
    const parameters = spec.options?.[word];
    if (parameters !== undefined) {
      const { values, next } = takeFixed(parameters, words, index + 1, {});
      options.push([word, ...values].join(" "));
      index = next;
    } else {
      if (spec.rest !== undefined) rest.push(canonicalValue(spec.rest, wordValue(word)));
      index += 1;
    }
  }
  return [...options.sort(), ...rest];
}

function canonicalValue(type: ParameterType, value: string): string {
  switch (type.kind) {
    case "int":
    case "decimal":
      return /^[+-]?\d+(?:\.\d+)?$/.test(value) ? String(Number(value)) : value;
    case "bool":
      return ["on", "true", "yes"].includes(value) ? "on" : ["off", "false", "no"].includes(value) ? "off" : value;
    case "enum":
      return type.anyCase ? value.toUpperCase() : value;
    case "address":
    case "host":
      return parseAddress(value) ?? value;
    case "prefix":
      return canonicalPrefix(value);
    case "mask":
      return ipaddr.IPv4.isValidFourPartDecimal(value) ? ipaddr.IPv4.parse(value).toString() : value;
    case "hex":
      return value.replaceAll(" ", "").toLowerCase();
    default:
      return value;
  }
}

function canonicalPrefix(value: string): string {
  const [text = "", length] = value.split("/");
  const address = parseAddress(text);
  return address === null ? value : `${address}/${length ?? hostPrefix(address)}`;
}
