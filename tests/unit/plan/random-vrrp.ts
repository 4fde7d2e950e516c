import fc from "fast-check";
import { randomCommand } from "./random-checks";

const weight = fc.oneof(fc.constant(0), fc.integer({ min: -253, max: 253 }));
const few = fc.integer({ min: 1, max: 10 });

const tracker = fc.oneof(
  fc.record({ kind: fc.constant("interface"), interface: fc.constantFrom("eth0", "peer"), weight }),
  fc.record({
    kind: fc.constant("process"),
    process: fc.constantFrom("haproxy", "/usr/sbin/nginx"),
    quorum: few,
    delaySec: fc.nat(10),
    weight,
  }),
  fc.record({
    kind: fc.constant("script"),
    command: randomCommand,
    intervalSec: few,
    timeoutSec: few,
    rise: few,
    fall: few,
    user: fc.constantFrom(null, "root"),
    weight,
  }),
  fc.record({ kind: fc.constant("file"), path: fc.constantFrom("/run/a", "/run/b"), weight }),
);

/** What a tracker is: keepalived complains of one that an instance tracks twice. */
function subject(one: { kind: string; path?: string; interface?: string }): string {
  return one.path ?? one.interface ?? fc.stringify(one);
}

/** A VRRP instance without a password, which would need a file beside the configuration. */
export const randomVrrp = fc
  .record({
    advertIntervalSec: fc.integer({ min: 1, max: 40 }),
    version: fc.constantFrom(null, 3),
    transport: fc.constantFrom("unicast", "multicast"),
    useVmac: fc.boolean(),
    vmacXmitBase: fc.boolean(),
    preempt: fc.boolean(),
    preemptDelaySec: fc.nat(100),
    garp: fc.option(
      fc.record({ delaySec: fc.nat(60), repeat: few, refreshSec: fc.constantFrom(0, 60), refreshRepeat: few }),
    ),
    trackers: fc.uniqueArray(tracker, { selector: subject, maxLength: 4 }),
    syncGroup: fc.option(fc.constant(1)),
    notifyMaster: fc.option(randomCommand),
    notifyFault: fc.option(randomCommand),
    smtpAlert: fc.boolean(),
  })
  .map((vrrp) => ({
    ...vrrp,
    vmacXmitBase: vrrp.useVmac && vrrp.vmacXmitBase,
    preemptDelaySec: vrrp.preempt ? vrrp.preemptDelaySec : 0,
    trackers: vrrp.trackers.map((one) => (vrrp.syncGroup === null ? one : { ...one, weight: 0 })),
  }));
