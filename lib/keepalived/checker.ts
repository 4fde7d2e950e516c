import type { HealthCheck } from "@/lib/model/health-check";
import { block, type KeepalivedKeyword, type KeepalivedNode, line } from "./syntax/tree";

/** The block of a real server's checker. Retries follow each other after one second. */
export function checker(check: HealthCheck): KeepalivedKeyword {
  switch (check.kind) {
    case "tcp":
      return block(["TCP_CHECK"], timing(check));
    case "http":
      return block(
        ["HTTP_GET"],
        [block(["url"], [line("path", check.path), line("status_code", check.statusCode)]), ...timing(check)],
      );
  }
}

function timing({ timeoutSec, retry }: HealthCheck): KeepalivedNode[] {
  return [line("connect_timeout", timeoutSec), line("retry", retry), line("delay_before_retry", 1)];
}
