import type { ErrorCode } from "@/lib/model/app-error";

/** A request to a robot or a webhook. */
export type Payload = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Why a message did not go out: a code under `errors.` and its parameters. Never the address, and never an answer's text. */
export type NotifyProblem = {
  readonly code: Extract<ErrorCode, `notify.${string}` | "secret.unreadable">;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What came back: status and the beginning of the body. */
export type Answer = { readonly status: number; readonly body: string };
