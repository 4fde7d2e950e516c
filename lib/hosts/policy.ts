/** Every limit of a connection to a host, in one place. Tests shorten times; nothing else differs from production. */
export type HostPolicy = {
  /** From the first packet to the end of authentication. */
  readonly connectTimeoutMs: number;
  /**
   * For the first answer to the first packet, which the host's kernel gives. Lost packets are sent again after 1, 3 and 7 s:
   * a new attempt, 1 s later, is sooner than the last of them.
   */
  readonly reachTimeoutMs: number;
  /** How long a host that hangs up before its greeting is tried again. */
  readonly hangUpRetryMs: number;
  readonly keepaliveIntervalMs: number;
  /** Unanswered keepalives that are borne; the next interval that passes ends the connection. */
  readonly keepaliveCountMax: number;
  /** Channels of one connection that run programs. sshd allows 10 and counts a closed one for a moment longer. */
  readonly maxShells: number;
  /** How long "Channel open failure" is retried before one channel less has to do. */
  readonly channelRetryMs: number;
  /** From the request for a shell until it answered as root: includes PAM and sudo. */
  readonly shellTimeoutMs: number;
  /** A channel that we closed and the host keeps open for longer ends the whole connection. */
  readonly channelCloseGraceMs: number;
  readonly programTimeoutMs: number;
  readonly maxOutputBytes: number;
  /** Pauses after failed connections: the first, doubled up to the last while the host answers and is of no use. */
  readonly backoffFirstMs: number;
  readonly backoffLastMs: number;
  /** Pause after the second failed sign-in, doubled up to the last: sshd counts them and locks the panel out. */
  readonly authBackoffFirstMs: number;
  readonly authBackoffLastMs: number;
  /** Host.lastSeenAt is written at most this often. */
  readonly seenEveryMs: number;
};

/** Keepalive: packets after 5 and 10 silent seconds, the end after 15. */
export const hostPolicy: HostPolicy = {
  connectTimeoutMs: 10_000,
  reachTimeoutMs: 3_500,
  hangUpRetryMs: 3_000,
  keepaliveIntervalMs: 5_000,
  keepaliveCountMax: 2,
  maxShells: 4,
  channelRetryMs: 1_000,
  shellTimeoutMs: 10_000,
  channelCloseGraceMs: 5_000,
  programTimeoutMs: 30_000,
  maxOutputBytes: 4 * 1024 * 1024,
  backoffFirstMs: 1_000,
  backoffLastMs: 60_000,
  authBackoffFirstMs: 5 * 60_000,
  authBackoffLastMs: 30 * 60_000,
  seenEveryMs: 30_000,
};
