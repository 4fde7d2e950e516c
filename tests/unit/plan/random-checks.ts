import fc from "fast-check";

const address = fc.constantFrom("10.0.0.20", "10.0.0.77", "fd00::77");
const port = fc.integer({ min: 1, max: 65535 });
const seconds = fc.integer({ min: 1, max: 60 });
const name = fc.constantFrom("example.org", "a", "web-1.example.org");
const hex = fc.constantFrom("00", "fe", "abcd12", "0011ff00");
const word = fc.stringMatching(/^[\w./:=@%+,-]{1,12}$/);

const timing = {
  delaySec: seconds,
  timeoutSec: seconds,
  retry: fc.nat(10),
  delayBeforeRetrySec: seconds,
  warmupSec: fc.option(fc.nat(60)),
};

const connection = {
  connectAddress: fc.option(address),
  connectPort: fc.option(port),
  sourceAddress: fc.option(fc.constant("10.77.0.11")),
};

const url = fc.record({
  path: fc.constantFrom("/", "/health?full=1&x=%20", "/a;b,c@d*(e)"),
  statusCodes: fc.constantFrom("200", "200-299", "100-199 301 500-599"),
  virtualHost: fc.option(name),
  digest: fc.option(fc.constant("d41d8cd98f00b204e9800998ecf8427e")),
  regex: fc.option(fc.constantFrom("ok", "^status: (up|ok)! #[0-9]{1,3}$", "a b")),
  regexInverted: fc.boolean(),
});

const web = {
  ...timing,
  ...connection,
  urls: fc.array(url, { minLength: 1, maxLength: 3 }),
  httpVersion: fc.constantFrom(null, "1.0", "1.1"),
};

/** A program that is there and that its owner alone can write to, or keepalived has something to say. */
export const randomCommand = fc.array(word, { maxLength: 3 }).map((words) => ["/bin/true", ...words]);

const check = fc.oneof(
  fc.record({ kind: fc.constant("tcp"), ...timing, ...connection }),
  fc.record({ kind: fc.constant("http"), ...web }),
  fc.record({ kind: fc.constant("https"), ...web, serverName: fc.boolean() }),
  fc.record({ kind: fc.constant("smtp"), ...timing, ...connection, heloName: fc.option(name) }),
  fc.record({
    kind: fc.constant("dns"),
    ...timing,
    ...connection,
    type: fc.constantFrom("A", "SOA", "AAAA"),
    name: fc.oneof(fc.constant("."), name),
  }),
  fc.record({
    kind: fc.constant("udp"),
    ...timing,
    ...connection,
    payload: fc.option(hex),
    requireReply: fc.constant(true),
    reply: fc.option(hex),
    minReplyLength: fc.nat(100),
    maxReplyLength: fc.integer({ min: 100, max: 65535 }),
  }),
  fc.record({ kind: fc.constant("ping"), ...timing, ...connection }),
  fc.record({
    kind: fc.constant("command"),
    ...timing,
    command: randomCommand,
    dynamicWeight: fc.boolean(),
    user: fc.constantFrom(null, "root"),
  }),
  fc.record({
    kind: fc.constant("file"),
    path: fc.constantFrom("/etc/hostname", "/run/weight"),
    weight: fc.integer({ min: -253, max: 253 }),
  }),
  fc.record({ kind: fc.constant("bfd"), intervalMs: fc.constant(300), multiplier: fc.constant(5) }),
);

export const randomChecks = fc.array(check, { maxLength: 3 });

/** What keepalived alone does with a service; the sorry server is left out as often as not. */
export const randomOptions = fc.record({
  alpha: fc.boolean(),
  omega: fc.boolean(),
  quorum: fc.integer({ min: 1, max: 5 }),
  hysteresis: fc.constant(0),
  inhibitOnFailure: fc.boolean(),
  haSuspend: fc.boolean(),
  sorryServer: fc.option(
    fc.record({ address, port, forwarding: fc.constantFrom("dr" as const, "nat" as const, "tun" as const) }),
  ),
  sorryServerInhibit: fc.boolean(),
  quorumUp: fc.option(randomCommand),
  quorumDown: fc.option(randomCommand),
  notifyUp: fc.option(randomCommand),
  notifyDown: fc.option(randomCommand),
  smtpAlert: fc.option(fc.boolean()),
});
