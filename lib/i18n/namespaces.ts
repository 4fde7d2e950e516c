/** One file of messages each, in every language: messages/<locale>/<namespace>.json. */
export const namespaces = [
  "common",
  "access",
  "hosts",
  "operations",
  "audit",
  "settings",
  "clusters",
  "runs",
  "live",
  "wall",
  "drift",
  "maintenance",
  "events",
  "alerts",
  "plan",
  "import",
  "lint",
  "cli",
  "problems",
  "errors",
] as const;

export type Namespace = (typeof namespaces)[number];
