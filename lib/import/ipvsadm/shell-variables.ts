/** Longer values are no addresses, ports or options. */
const maxLength = 256;

/** The variables of a shell script as far as its ipvsadm lines need them: plain assignments, `$NAME` and `${NAME}`. */
export class ShellVariables {
  private readonly values = new Map<string, string>();

  /** True = the line is an assignment of a plain value, and is remembered. */
  assign(text: string): boolean {
    const match = /^\s*(?:export\s+|local\s+)?([A-Za-z_]\w*)=("[^"]*"|'[^']*'|[^\s"';|&()`<>]*)\s*;?\s*(?:#.*)?$/.exec(
      text,
    );
    if (match === null) return false;
    const [, name = "", quoted = ""] = match;
    const value = quoted.startsWith("'") ? quoted.slice(1, -1) : this.substitute(quoted.replaceAll('"', ""));
    if (value.includes("$") || value.length > maxLength) return false;
    this.values.set(name, value);
    return true;
  }

  /** With the values of the variables that are known. */
  substitute(text: string): string {
    if (!text.includes("$")) return text;
    return text.replaceAll(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced, bare) => {
      return this.values.get(braced ?? bare) ?? whole;
    });
  }
}
