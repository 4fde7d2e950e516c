/**
 * A problem in what somebody entered or asked for. Problems are values: checks collect all of them and show them
 * together. `code` is stable and is also the message key (`problems.<code>` in messages/), so that the same problem
 * reads in the user's language everywhere; `params` fill the message.
 */
export type Problem = {
  /** Where: field names and indices from the root of the input, e.g. ["services", 0, "port"]. */
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly severity: "error" | "warning";
};

export function errorAt(path: Problem["path"], code: string, params?: Problem["params"]): Problem {
  return params === undefined ? { path, code, severity: "error" } : { path, code, params, severity: "error" };
}

export function warningAt(path: Problem["path"], code: string, params?: Problem["params"]): Problem {
  return params === undefined ? { path, code, severity: "warning" } : { path, code, params, severity: "warning" };
}

/** Either a value, or every reason why there is none. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: Problem[] };
