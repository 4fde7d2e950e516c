export type ConfigFault = { readonly name: string; readonly remedy: string };

/** Everything that is wrong with the environment, in one message that names each variable and what to do about it. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    const lines = faults.map(({ name, remedy }) => `  ${name}: ${remedy}.`);
    const count = faults.length === 1 ? "One setting is" : `${faults.length} settings are`;
    super(`${count} not usable:\n${lines.join("\n")}\nAll settings: docs/guide/configuration.md`);
    this.name = "ConfigError";
  }
}
