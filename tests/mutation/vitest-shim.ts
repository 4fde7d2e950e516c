import type { expect as vitestExpect } from "vitest";

/** What test files get instead of vitest while they are read for a mutant: they only say which tests they have. */
type Body = (...values: readonly unknown[]) => unknown;

declare global {
  var signalboxMutation: { readonly tests: (() => unknown)[]; readonly expect: typeof vitestExpect } | undefined;
}

export function describe(_title: string, body: Body): void {
  body();
}

export function test(_title: string, body: Body): void {
  globalThis.signalboxMutation?.tests.push(body);
}

test.each =
  (rows: readonly unknown[]) =>
  (_title: string, body: Body): void => {
    for (const row of rows) globalThis.signalboxMutation?.tests.push(() => body(...[row].flat()));
  };

export const expect = globalThis.signalboxMutation?.expect;
