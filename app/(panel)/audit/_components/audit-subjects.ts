/** What an action begins with: `host.trust` belongs to `host`. */
export const auditSubjects = [
  "cluster",
  "director",
  "vip",
  "service",
  "destination",
  "real_server",
  "plan",
  "operation",
  "host",
  "person",
  "session",
  "wall_screen",
  "setup",
  "restore",
  "access",
] as const;
