/** Why a command is not carried out: a code of the report. */
export type Refusal = { readonly code: string; readonly params: Readonly<Record<string, string>> };

export const notUnderstood: Refusal = { code: "line.not_understood", params: {} };
