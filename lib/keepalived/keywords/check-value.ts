import ipaddr from "ipaddr.js";
import { parseAddress } from "@/lib/model/address";
import { assertNever } from "@/lib/model/assert-never";
import { dnsNameSchema, interfaceSchema } from "@/lib/model/atoms";
import type { ParameterType } from "./model";

/** Why a value does not fit its parameter; `code` is the last part of a message key. */
export type ValueFault = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/** What only the running keepalived replaces; of such a value nothing can be said. */
const unknowable = /\$\{_(?:RANDOM|ENV|PWD|INSTANCE)\b/;

/** Null = keepalived takes the value. */
export function checkValue(type: ParameterType, value: string): ValueFault | null {
  if (unknowable.test(value)) return null;
  switch (type.kind) {
    case "int":
      return checkNumber(/^[+-]?\d+$/, "not_a_number", type, value);
    case "decimal":
      return checkNumber(/^[+-]?(?:\d+\.?\d*|\.\d+)$/, "not_a_number", type, value);
    case "bool":
      return checkChoice(["on", "off", "true", "false", "yes", "no"], value);
    case "enum":
      return checkChoice(type.values, value, type.anyCase);
    case "address":
      return checkAddress(type.family, value);
    case "prefix":
      return isPrefix(value) ? null : invalid("not_an_address");
    case "range":
      return isRange(value) ? null : invalid("not_a_range");
    case "mask":
      return isMask(value) ? null : invalid("not_a_mask");
    case "host":
      return parseAddress(value) !== null || dnsNameSchema.safeParse(value).success ? null : invalid("not_a_host");
    case "interface":
      return interfaceSchema.safeParse(value).success ? null : invalid("not_an_interface");
    case "hex":
      return isHex(value, type.bytes) ? null : invalid("not_hexadecimal");
    case "status":
      return isStatus(value) ? null : invalid("not_a_status");
    case "name":
    case "text":
    case "path":
    case "command":
      return value === "" ? invalid("empty") : null;
    default:
      return assertNever(type);
  }
}

function invalid(code: string): ValueFault {
  return { code, params: {} };
}

function checkNumber(
  pattern: RegExp,
  code: string,
  { min, max }: { min: number; max: number },
  value: string,
): ValueFault | null {
  if (!pattern.test(value)) return invalid(code);
  const number = Number(value);
  return number < min || number > max ? { code: "out_of_range", params: { min, max } } : null;
}

function checkChoice(choices: readonly string[], value: string, anyCase = false): ValueFault | null {
  const right = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
  if (right === undefined) return { code: "not_a_choice", params: { choices: choices.join(", ") } };
  return anyCase || choices.includes(value) ? null : { code: "case", params: { right } };
}

function checkAddress(family: "inet" | "inet6" | undefined, value: string): ValueFault | null {
  const [address = "", zone] = value.split("%");
  const parsed = parseAddress(address);
  if (parsed === null || (zone !== undefined && !value.includes(":"))) return invalid("not_an_address");
  return family !== undefined && value.includes(":") !== (family === "inet6") ? invalid("wrong_family") : null;
}

function isPrefix(value: string): boolean {
  const [address = "", length, ...more] = value.split("/");
  const parsed = parseAddress(address);
  if (parsed === null || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (parsed.includes(":") ? 128 : 32));
}

function isRange(value: string): boolean {
  if (value.includes("/")) return isPrefix(value) && hostBitsAreZero(value);
  const dash = value.lastIndexOf("-");
  const first = parseAddress(dash === -1 ? value : value.slice(0, dash));
  if (first === null || dash === -1) return first !== null;
  const last = value.slice(dash + 1);
  const other = parseAddress(last);
  if (other !== null) return other.includes(":") === first.includes(":") && bytesAscend(first, other);
  return first.includes(":") ? /^[\da-f]{1,4}$/i.test(last) : /^\d{1,3}$/.test(last) && Number(last) <= 255;
}

function bytesAscend(first: string, last: string): boolean {
  const [from, to] = [ipaddr.parse(first).toByteArray(), ipaddr.parse(last).toByteArray()];
  const index = from.findIndex((byte, position) => byte !== to[position]);
  return (from[index] ?? 0) < (to[index] ?? 0);
}

function hostBitsAreZero(value: string): boolean {
  const [address, length] = ipaddr.parseCIDR(value);
  return address.toByteArray().every((byte, index) => {
    const bits = Math.min(Math.max(length - index * 8, 0), 8);
    return (byte & (0xff >> bits)) === 0;
  });
}

/** keepalived does not ask that the ones of a mask come first; nobody means another one. */
function isMask(value: string): boolean {
  if (/^\d{1,3}$/.test(value)) return Number(value) >= 1 && Number(value) <= 128;
  const parsed = parseAddress(value);
  return parsed !== null && !parsed.includes(":");
}

function isHex(value: string, bytes: number | undefined): boolean {
  const digits = value.replaceAll(" ", "");
  return /^(?:[\dA-Fa-f?]{2})+$/.test(digits) && (bytes === undefined || digits.length === bytes * 2);
}

function isStatus(value: string): boolean {
  const match = /^(\d{3})(?:-(\d{3}))?$/.exec(value);
  if (match === null) return false;
  const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
  return first >= 100 && last <= 599 && first <= last;
}
