import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";

/** Reads Idempotency-Key, which makes a repeated POST get the operation of the first. Undefined = not given. */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const key = headers.get("idempotency-key");
  if (key === null) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new AppError("input.invalid", { problems: [errorAt(["idempotencyKey"], "idempotency_key.format")] });
}
