/** The options of one ipvsadm command line: name → value, "" for those that take none. */
export type Options = ReadonlyMap<string, string>;

const withValue = new Set([
  "-t",
  "-u",
  "--sctp-service",
  "-f",
  "-s",
  "-p",
  "-M",
  "--pe",
  "-b",
  "-r",
  "-w",
  "-x",
  "-y",
  "--tun-type",
  "--tun-port",
]);
const withoutValue = new Set(["-6", "-o", "-g", "-i", "-m", "--tun-nocsum", "--tun-csum", "--tun-remcsum"]);

/** Whether an option is followed by a value; null = we do not know the option. */
export function takesValue(option: string): boolean | null {
  if (withValue.has(option)) return true;
  return withoutValue.has(option) ? false : null;
}

/**
 * Reads the words of a line as `ipvsadm -Sn` writes them: one option a word, never bundled. Null when there is an
 * option we do not know, one without its value, or one said twice. ipvsadm ends a line with `-b` and nothing behind it
 * when the service has flags for which it has no name.
 */
export function readOptions(words: readonly string[]): Options | null {
  const options = new Map<string, string>();
  const rest = [...words];
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    const isEmpty = withoutValue.has(name) || (name === "-b" && rest.length === 0);
    const value = isEmpty ? "" : withValue.has(name) ? rest.shift() : undefined;
    if (value === undefined || options.has(name)) return null;
    options.set(name, value);
  }
  return options;
}

/** True when every option is one of `allowed`. */
export function onlyOptions(options: Options, allowed: readonly string[]): boolean {
  return [...options.keys()].every((name) => allowed.includes(name));
}
