import type { Problem } from "./problem";

/**
 * Stable codes of what can go wrong for an operator. They appear in problem+json, in operation results and as message
 * keys (`errors.<code>`); lib/api maps each to one HTTP status, and a new code does not compile until it has one.
 */
export type ErrorCode =
  | "auth.required"
  | "auth.forbidden"
  | "auth.invalid_credentials"
  | "auth.cross_site"
  | "setup.closed"
  | "setup.invalid_token"
  | "not_found"
  | "input.invalid"
  | "input.malformed"
  | "input.media_type"
  | "input.too_large"
  | "revision.missing"
  | "revision.stale"
  | "conflict.duplicate"
  | "conflict.in_use"
  | "people.last_admin"
  | "plan.stale"
  | "plan.not_ready"
  | "plan.blocked"
  | "guard.forbids"
  | "operation.busy"
  | "operation.interrupted"
  | "operation.restored"
  | "installation.observing"
  | "installation.not_compared"
  | "operation.aborted"
  | "operation.not_confirmed"
  | "operation.not_under_way"
  | "operation.superseded"
  | "cluster.soak_failed"
  | "cluster.checks_failed"
  | "cluster.vips_silent"
  | "cluster.not_applied"
  | "cluster.vips_not_held"
  | "destination.not_applied"
  | "destination.held"
  | "hold.sysctl_fixed"
  | "drain.timed_out"
  | "drain.superseded"
  | "maintenance.over"
  | "run.not_under_way"
  | "run.item_not_waiting"
  | "run.under_way"
  | "run.drain_limit"
  | "run.unhealthy"
  | "run.share"
  | "run.brought_back"
  | "run.hook_failed"
  | "run.hook_limit"
  | "run.not_healthy"
  | "run.still_held"
  | "run.stopped"
  | "run.ramp_stopped"
  | "run.not_back"
  | "run.left_out"
  | "run.not_all_back"
  | "run.item_failed"
  | "drift.not_adoptable"
  | "inspection.unreadable"
  | "inspection.no_answer"
  | "host.unreachable"
  | "host.auth_failed"
  | "host.key_unconfirmed"
  | "host.key_changed"
  | "host.key_invalid"
  | "host.sudo_missing"
  | "host.outcome_unknown"
  | "host.program_failed"
  | "host.file_rejected"
  | "host.file_not_written"
  | "host.guard_not_armed"
  | "host.file_changed"
  | "host.read_back_differs"
  | "host.output_too_large"
  | "host.timeout"
  | "host.package_manager_unknown"
  | "host.password_used"
  | "host.password_refused"
  | "secret.unreadable"
  | "channel.disabled"
  | "notify.unreachable"
  | "notify.timeout"
  | "notify.forbidden_address"
  | "notify.refused"
  | "notify.rejected"
  | "notify.mail_refused"
  | "worker.absent"
  | "database.unavailable"
  | "rate.limited"
  | "internal";

/**
 * A problem for the operator. `code` and `params` become a sentence in the reader's language; `cause` goes to the log
 * only and may hold raw text of a host.
 */
export class AppError extends Error {
  readonly params: Readonly<Record<string, string | number>>;
  readonly problems: readonly Problem[];

  constructor(
    readonly code: ErrorCode,
    options: {
      params?: Readonly<Record<string, string | number>>;
      problems?: readonly Problem[];
      cause?: unknown;
    } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.params = options.params ?? {};
    this.problems = options.problems ?? [];
  }
}
