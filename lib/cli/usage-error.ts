/** The command cannot be carried out as it was called. `code` is a key of the messages of namespace "cli". */
export class UsageError extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = "UsageError";
  }
}
