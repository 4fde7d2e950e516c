import type { KeywordSpec, Parameter, ParameterType } from "./model";

/** Short words for writing the tables of this folder. */
export const maxUnsigned = 4294967295;
export const maxSigned = 2147483647;
/** keepalived counts microseconds in 32 bits: UINT_MAX / TIMER_HZ seconds. */
export const maxTimerSec = 4294;

export const types = {
  int: (min: number, max: number): ParameterType => ({ kind: "int", min, max }),
  decimal: (min: number, max: number): ParameterType => ({ kind: "decimal", min, max }),
  oneOf: (...values: string[]): ParameterType => ({ kind: "enum", values }),
  bool: { kind: "bool" },
  address: { kind: "address" },
  prefix: { kind: "prefix" },
  range: { kind: "range" },
  mask: { kind: "mask" },
  host: { kind: "host" },
  interface: { kind: "interface" },
  name: { kind: "name" },
  text: { kind: "text" },
  path: { kind: "path" },
  command: { kind: "command" },
  status: { kind: "status" },
} as const satisfies Record<string, ParameterType | ((...values: never[]) => ParameterType)>;

export function needed(name: string, type: ParameterType): Parameter {
  return { name, type };
}

/** With what keepalived takes when it is left out, if that is something. */
export function optional(name: string, type: ParameterType, otherwise?: string): Parameter {
  return otherwise === undefined ? { name, type, optional: true } : { name, type, optional: true, otherwise };
}

type Extra = Omit<KeywordSpec, "name" | "parameters">;

export function keyword(name: string, parameters: readonly Parameter[], extra: Extra = {}): KeywordSpec {
  return { name, parameters, ...extra };
}

/** One value. */
export function value(name: string, type: ParameterType, extra: Extra = {}): KeywordSpec {
  return keyword(name, [needed("value", type)], extra);
}

/** A keyword that is true by being there. */
export function flag(name: string, extra: Extra = {}): KeywordSpec {
  return keyword(name, [], extra);
}

/** A keyword that is true by being there, unless a bool says otherwise. */
export function toggle(name: string, extra: Extra = {}): KeywordSpec {
  return keyword(name, [optional("value", types.bool, "on")], extra);
}

/** A script: the command with its arguments in one text, then whom it runs as. */
export function script(name: string, extra: Extra = {}): KeywordSpec {
  const who = [optional("user", types.name), optional("group", types.name)];
  return keyword(name, [needed("command", types.command), ...who], extra);
}

/** Seconds as keepalived's timers take them. */
export function seconds(name: string, min: number, extra: Extra = {}): KeywordSpec {
  return value(name, types.decimal(min, maxTimerSec), extra);
}
