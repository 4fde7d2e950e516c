import type { IpvsDestination, IpvsTable } from "@/lib/ipvs/model";
import type { IpAddress } from "@/lib/model/address";
import type { GuardName } from "@/lib/model/guard-name";
import type { IpvsSysctls } from "@/lib/model/ipvs-sysctls";
import type { Problem } from "@/lib/model/problem";
import type { ServiceKey } from "@/lib/model/service-key";
import type { Vrrp } from "@/lib/model/vrrp";

/**
 * Words of this folder. *Desired* is the edited state, *observed* what was read from the hosts, a *plan* the ordered
 * steps from one to the other: data that apply executes and people read. Nothing here knows a clock or a connection.
 */

/** One file on a host as it was read. `content` is null when it was not text we may show (too large, not UTF-8). */
export type ObservedFile = { readonly sha256: string; readonly content: string | null };

export type InitSystem = "systemd" | "sysv";

export type ObservedAddress = {
  readonly interface: string;
  readonly address: IpAddress;
  readonly prefixLength: number;
};

/** What our script on a host says of its lists (`status`): whether all of them is in force, and what is not. */
export type SetUpState =
  | { readonly kind: "absent" }
  | { readonly kind: "in-place" }
  | { readonly kind: "incomplete"; readonly report: string };

export type PacketFilter = "nft" | "iptables";

/** What is asked of a director whose own keepalived.conf was adopted. */
export type ObservedAdoption = {
  /** Adopted files that are symbolic links. */
  readonly links: readonly string[];
  /** Files that an adopted one would have keepalived read, and that were not there when it was adopted. */
  readonly unknown: readonly string[];
  /** By which keepalived decides lines with `@NAME`; null = it was not asked. */
  readonly configId: string | null;
};

export type ObservedDirector = {
  readonly directorId: string;
  readonly hostId: string;
  readonly init: InitSystem;
  readonly table: IpvsTable;
  /** By absolute path; null = does not exist. */
  readonly files: Readonly<Record<string, ObservedFile | null>>;
  /** Absent where none was adopted. */
  readonly adoption?: ObservedAdoption;
  readonly addresses: readonly ObservedAddress[];
  /** Names of all its interfaces, also of those without an address. */
  readonly interfaces: readonly string[];
  /** Null = keepalived is not installed. */
  readonly keepalived: { readonly version: string; readonly running: boolean; readonly enabled: boolean } | null;
  /** Null = it does not say. */
  readonly ipvsadmVersion: string | null;
  /** Why there is no table to read, which a cluster without services does not need; its `table` is empty then. */
  readonly tableMissing: "plan.ipvsadm_missing" | "plan.ip_vs_missing" | null;
  /** Schedulers and other parts of IPVS that the kernel has, e.g. "wrr", "pe_sip"; null = there is no list. */
  readonly ipvsModules: readonly string[] | null;
  /** Its kernel reports when processes start and end; null = its configuration cannot be read. */
  readonly processEvents: boolean | null;
  /** Below net.ipv4.vs., as far as guards look at them; one that cannot be read is left out. */
  readonly ipvsSysctls: IpvsSysctls;
  /** Of the net part: marks, SNAT, sysctls, timeouts, sync daemon. */
  readonly setUp: SetUpState;
  /** What loads packet rules there; null = neither nft nor iptables is installed. */
  readonly packetFilter: PacketFilter | null;
  /** The boot unit of the net part is enabled. */
  readonly netBootEnabled: boolean;
  /** Our boot unit (engine ipvsadm) is enabled. */
  readonly bootEnabled: boolean;
};

export type ObservedRealServer = {
  readonly realServerId: string;
  readonly hostId: string;
  readonly init: InitSystem;
  readonly addresses: readonly ObservedAddress[];
  /** E.g. "net.ipv4.conf.all.arp_ignore" → "1" */
  readonly sysctls: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, ObservedFile | null>>;
  readonly setUp: SetUpState;
  /** Null = neither nft nor iptables is installed. */
  readonly packetFilter: PacketFilter | null;
  /** Next hops of its default routes, of both families. */
  readonly gateways: readonly IpAddress[];
  readonly bootEnabled: boolean;
};

export type ObservedCluster = {
  readonly directors: readonly ObservedDirector[];
  readonly realServers: readonly ObservedRealServer[];
  /** Hosts that could not be read: the plan names them and cannot be applied. */
  readonly unreachable: readonly { readonly hostId: string; readonly name: string; readonly code: string }[];
};

/** What a director saw of its segment, of what is to be brought there. */
export type SegmentSight = {
  /** Who answers for VIPs that nobody of ours holds; `by` is a hardware address, or "" when it is not known. */
  readonly vips: readonly {
    readonly address: IpAddress;
    readonly answer: "free" | "taken" | "unknown";
    readonly by: string;
  }[];
  /** VRRP adverts that it heard; null = it could not listen. */
  readonly adverts: readonly { readonly source: IpAddress; readonly virtualRouterId: number }[] | null;
};

/** Another cluster of the panel, as far as VRRP is concerned. */
export type Neighbour = {
  readonly cluster: string;
  readonly instances: readonly { readonly virtualRouterId: number; readonly transport: Vrrp["transport"] }[];
  readonly directors: readonly IpAddress[];
};

export type Action = "create" | "update" | "delete" | "no-op";

/** A sentence for people: message key under `plan.` and its parameters. */
export type Sentence = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

export type PlanStep = {
  /** Unique in the plan, stable for equal input. */
  readonly id: string;
  readonly action: Action;
  readonly title: Sentence;
  readonly reason: Sentence;
  /** Exact POSIX sh text that runs; "" for a no-op. */
  readonly script: string;
  /** Text that puts back what this step changed, given that it was reached; "" = nothing to put back. */
  readonly undo: string;
};

export type FileChange = {
  readonly path: string;
  /** null = the file does not exist. */
  readonly before: string | null;
  readonly after: string | null;
  /** Unified diff, for people. */
  readonly diff: string;
};

/**
 * A service whose destinations keepalived checks. It takes a destination that fails its check out of the kernel, so a
 * missing one is reported and does not fail a read-back. One that is there must be as expected, but for what is said here.
 */
export type CheckedService = {
  readonly key: ServiceKey;
  /** A destination that fails its check keeps its place with weight 0. */
  readonly inhibits: boolean;
  /** Checks set the weights. */
  readonly weightVaries: boolean;
  /** What may be there while destinations are missing. */
  readonly sorryServer: IpvsDestination | null;
};

/** What the read-back of a host must show for its part to count as confirmed. */
export type Expectation = {
  /** Each of these services exactly so (thresholds left out where null). */
  readonly table: IpvsTable;
  /** Services of which keepalived may have changed the destinations, by what its checks found. */
  readonly checkedServices: readonly CheckedService[];
  /** Services that must be gone. */
  readonly absent: readonly ServiceKey[];
  /** path → sha256 of content, or null = must not exist */
  readonly files: Readonly<Record<string, string | null>>;
  readonly addresses: readonly ObservedAddress[];
  readonly absentAddresses: readonly IpAddress[];
  readonly sysctls: Readonly<Record<string, string>>;
  /** Null = whatever our script there says, if there is one. */
  readonly setUp: "in-place" | null;
  readonly bootEnabled: boolean | null;
  /** Of a director's net part. */
  readonly netBootEnabled: boolean | null;
};

export type HostPlan = {
  readonly hostId: string;
  readonly hostName: string;
  /** The director or real server of the cluster that this part is about. */
  readonly targetId: string;
  readonly role: "director" | "real-server";
  readonly steps: readonly PlanStep[];
  readonly files: readonly FileChange[];
  /** Lines for `ipvsadm -R`, as they will be sent; [] with engine keepalived (keepalived edits the table). */
  readonly kernelEdits: readonly string[];
  readonly expected: Expectation;
};

export type WaveKind = "joining" | "backup-directors" | "master-director" | "leaving";

export type Wave = { readonly kind: WaveKind; readonly hosts: readonly HostPlan[] };

/** Expected share of new connections, 0..1, per destination of a service: weight over the sum of weights. */
export type TrafficShare = {
  readonly service: string;
  readonly destination: string;
  readonly before: number | null;
  readonly after: number | null;
};

/** What one guard said of a plan (lib/plan/guards). */
export type GuardResult = {
  readonly guard: GuardName;
  readonly verdict: "passed" | "warns" | "forbids";
  /** Whether somebody with the right to do so may have a plan applied that it forbids. */
  readonly overridable: boolean;
  /** By what it judged: message key under `plan.` and its parameters. */
  readonly figures: Sentence;
  /** Errors forbid applying, unless they are overridden. */
  readonly problems: readonly Problem[];
};

/** One thing that a plan was made from. */
export type BasisPart = {
  /** "host" = what else is looked at there: sysctls, set-up, versions. "draft" and the like belong to no host. */
  readonly what: "draft" | "reachable" | "vips" | "table" | "addresses" | "file" | "host";
  /** Its name; "" = none. */
  readonly host: string;
  /** Of a file; "" = it is none. */
  readonly path: string;
  /** Hex; "" = there is no such file. */
  readonly sha256: string;
};

export type Plan = {
  readonly clusterId: string;
  /** draftRevision of the desired state it was made from. */
  readonly draftRevision: number;
  /** What it was made from. */
  readonly basis: readonly BasisPart[];
  /** SHA-256 (hex) over the canonical JSON of the basis; apply observes again and refuses another one. */
  readonly fingerprint: string;
  readonly waves: readonly Wave[];
  readonly shares: readonly TrafficShare[];
  /** Warnings, and errors that forbid applying ("plan.blocked"). */
  readonly problems: readonly Problem[];
  /** One of each guard, in their order. */
  readonly guards: readonly GuardResult[];
  /** Steps whose action is not no-op. 0 = nothing to do. */
  readonly changeCount: number;
};
