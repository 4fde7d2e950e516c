import type { KeywordSpec, LineSpec } from "./model";
import {
  flag,
  keyword,
  maxSigned,
  maxTimerSec,
  maxUnsigned,
  needed,
  optional,
  script,
  toggle,
  types,
  value,
} from "./parameters";

const { int, decimal, oneOf } = types;

const notify: KeywordSpec[] = ["notify_master", "notify_backup", "notify_fault", "notify_stop", "notify"].map((name) =>
  script(name),
);

const tracking: KeywordSpec[] = [
  keyword("track_interface", [], { block: "tracked_interfaces" }),
  keyword("track_script", [], { block: "tracked_names" }),
  keyword("track_file", [], { block: "tracked_names" }),
  keyword("track_process", [], { block: "tracked_names", since: "2.0.11" }),
  keyword("track_bfd", [], { block: "tracked_bfds" }),
];

const garp: KeywordSpec[] = [
  value("garp_master_delay", int(0, maxTimerSec), { default: "5" }),
  value("garp_master_repeat", int(0, maxUnsigned), { default: "5" }),
  value("garp_master_refresh", int(0, maxUnsigned), { default: "0" }),
  value("garp_master_refresh_repeat", int(0, maxUnsigned), { default: "1" }),
  value("garp_lower_prio_delay", int(0, maxTimerSec), { default: "that of garp_master_delay" }),
  value("garp_lower_prio_repeat", int(0, maxSigned), { default: "that of garp_master_repeat" }),
  keyword("garp_extra_if", [], {
    options: { all: [] },
    rest: int(0, 86400),
    since: "2.2.3",
    aliases: ["vmac_garp_intvl"],
    aliasSince: { vmac_garp_intvl: "2.2.0" },
    deprecatedAliases: ["vmac_garp_intvl"],
  }),
];

const election: KeywordSpec[] = [
  value("state", oneOf("MASTER", "BACKUP"), { default: "BACKUP", omittable: true }),
  value("interface", types.interface),
  value("virtual_router_id", int(1, 255), { required: true }),
  value("priority", int(1, 255), { default: "100", omittable: true }),
  value("advert_int", decimal(0.01, 255), { default: "1", omittable: true }),
  value("version", int(2, 3), { default: "that of vrrp_version" }),
  flag("preempt"),
  flag("nopreempt"),
  value("preempt_delay", decimal(0, 1000), { default: "0" }),
  value("down_timer_adverts", int(1, 100), { since: "2.2.3", default: "3" }),
  toggle("timer_expired_backup", {
    since: "2.2.8",
    aliases: ["thread_timer_expired"],
    aliasSince: { thread_timer_expired: "2.3.2" },
  }),
  toggle("lower_prio_no_advert"),
  toggle("higher_prio_send_advert"),
  toggle("owner_ignore_adverts", { since: "2.3.3" }),
  toggle("strict_mode"),
  toggle("skip_check_adv_addr"),
];

const transport: KeywordSpec[] = [
  value("unicast_src_ip", types.address),
  keyword("unicast_peer", [], { block: "unicast_peers" }),
  value("unicast_ttl", int(0, 255), { since: "2.1.0", default: "255" }),
  flag("unicast_fault_no_peer", { since: "2.2.5" }),
  flag("check_unicast_src", { since: "2.1.0" }),
  keyword("old_unicast_checksum", [optional("mode", oneOf("never"))]),
  value("mcast_src_ip", types.address),
  value("mcast_dst_ip", types.address, { since: "2.2.5" }),
  flag("track_src_ip"),
  toggle("v3_checksum_as_v2", { since: "2.2.8" }),
  keyword("use_vmac", [], { rest: types.text }),
  keyword("use_vmac_addr", [], { since: "2.2.0" }),
  flag("vmac_xmit_base"),
  keyword("use_ipvlan", [], { rest: types.text, since: "2.0.17" }),
  value("vrf", types.interface, { since: "2.2.5" }),
  flag("dont_track_primary"),
  flag("linkbeat_use_polling", { deprecatedFor: "linkbeat_interfaces" }),
  value("kernel_rx_buf_size", int(0, maxUnsigned), { since: "2.0.3" }),
  flag("native_ipv6", { deprecatedFor: "" }),
  value("lvs_sync_daemon_interface", types.interface, { deprecatedFor: "lvs_sync_daemon" }),
  flag("promote_secondaries"),
  flag("accept"),
  flag("no_accept"),
  value("debug", int(0, 4), { default: "0" }),
];

const addresses: KeywordSpec[] = [
  keyword("virtual_ipaddress", [], { block: "virtual_addresses" }),
  keyword("virtual_ipaddress_excluded", [], { block: "virtual_addresses" }),
  flag("no_virtual_ipaddress", { since: "2.2.8" }),
  keyword("virtual_routes", [], { block: "routes" }),
  keyword("virtual_rules", [], { block: "routes" }),
];

export const vrrpInstance: readonly KeywordSpec[] = [
  ...election,
  ...transport,
  ...addresses,
  ...tracking,
  ...garp,
  ...notify,
  script("notify_deleted", { since: "2.1.0" }),
  script("notify_master_rx_lower_pri", { since: "2.0.6" }),
  toggle("smtp_alert"),
  toggle("notify_priority_changes", { since: "2.0.16" }),
  keyword("authentication", [], { block: "authentication" }),
  keyword("auth_hmac", [], { block: "auth_hmac", since: "2.4.0" }),
];

export const vrrpSyncGroup: readonly KeywordSpec[] = [
  keyword("group", [], { block: "words", required: true }),
  ...tracking,
  ...notify,
  toggle("smtp_alert"),
  toggle("notify_priority_changes", { since: "2.0.16" }),
  flag("global_tracking", { deprecatedFor: "track_interface" }),
  flag("sync_group_tracking_weight"),
];

export const authentication: readonly KeywordSpec[] = [
  value("auth_type", oneOf("PASS", "AH")),
  value("auth_pass", types.text),
];

export const authHmac: readonly KeywordSpec[] = [
  keyword("key", [needed("id", types.name)], { rest: types.text, repeatable: true }),
  value("active_key", types.name),
  value("time_window", decimal(0, maxTimerSec)),
  toggle("anti_replay"),
  keyword("mode", [], { rest: types.text }),
];

const reverse = oneOf("reverse", "noreverse");
const reverseSince = { reverse: "2.0.18", noreverse: "2.0.18" };

export const vrrpScript: readonly KeywordSpec[] = [
  value("script", types.command, { required: true }),
  value("interval", decimal(0.001, maxTimerSec), { default: "1", omittable: true }),
  value("timeout", decimal(0.001, maxTimerSec), { default: "that of interval" }),
  keyword("weight", [needed("value", int(-253, 253)), optional("reverse", reverse)], {
    wordSince: reverseSince,
    default: "0",
  }),
  value("rise", int(1, maxSigned), { default: "1", omittable: true }),
  value("fall", int(1, maxSigned), { default: "1", omittable: true }),
  keyword("user", [needed("user", types.name), optional("group", types.name)]),
  flag("init_fail"),
];

export const vrrpTrackProcess: readonly KeywordSpec[] = [
  keyword("process", [needed("command", types.text)], { rest: types.text, required: true }),
  keyword("param_match", [needed("match", oneOf("initial", "partial"))], { since: "2.0.16" }),
  keyword("weight", [needed("value", int(-254, 254)), optional("reverse", reverse)], {
    wordSince: reverseSince,
    default: "0",
  }),
  value("quorum", int(1, 65535), { default: "1" }),
  value("quorum_max", int(0, 65535), { since: "2.0.16" }),
  value("delay", decimal(0.000001, 3600)),
  value("terminate_delay", decimal(0.000001, 3600), { since: "2.0.16" }),
  value("fork_delay", decimal(0.000001, 3600), { since: "2.0.16" }),
  flag("full_command"),
];

export const trackFile: readonly KeywordSpec[] = [
  value("file", types.path, { required: true }),
  keyword("weight", [needed("value", int(-maxSigned, maxSigned)), optional("reverse", reverse)], { default: "1" }),
  keyword("init_file", [], { options: { overwrite: [] }, rest: int(-maxSigned, maxSigned) }),
];

export const bfdInstance: readonly KeywordSpec[] = [
  value("neighbor_ip", types.address, { aliases: ["neighbour_ip"], required: true }),
  value("source_ip", types.address),
  // Milliseconds.
  value("min_rx", decimal(1, 4294967), { default: "10" }),
  value("min_tx", decimal(1, 4294967), { default: "10" }),
  value("idle_tx", decimal(1000, 4294967), { default: "1000" }),
  value("multiplier", int(1, 255), { default: "5" }),
  flag("passive"),
  value("ttl", int(1, 255), { aliases: ["hoplimit"], default: "255" }),
  value("max_hops", int(-1, 255), { default: "0" }),
  flag("multihop", { since: "2.2.8" }),
  value("weight", int(-253, 253), { default: "0" }),
  flag("vrrp"),
  flag("checker"),
];

const staticAddress = {
  brd: [needed("broadcast", types.text)],
  broadcast: [needed("broadcast", types.text)],
  dev: [needed("interface", types.interface)],
  scope: [needed("scope", types.name)],
  label: [needed("label", types.name)],
  peer: [needed("address", types.prefix)],
  home: [],
  "-nodad": [],
  mngtmpaddr: [],
  noprefixroute: [],
  autojoin: [],
  no_track: [],
  preferred_lft: [needed("seconds", types.name)],
} satisfies LineSpec["options"];

/** The lines of VRRP's lists. */
export const vrrpLines = {
  virtualAddresses: {
    parameters: [needed("address", types.prefix)],
    options: { ...staticAddress, use_vmac: [] },
    wordSince: { no_track: "2.0.3", preferred_lft: "2.0.20", use_vmac: "2.2.0" },
  },
  staticAddresses: {
    parameters: [needed("address", types.prefix)],
    options: { ...staticAddress, track_group: [needed("group", types.name)] },
    wordSince: { no_track: "2.0.3", track_group: "2.0.3", preferred_lft: "2.0.20" },
  },
  unicastPeers: {
    parameters: [needed("address", types.address)],
    options: { min_ttl: [needed("ttl", int(0, 255))], max_ttl: [needed("ttl", int(0, 255))] },
    wordSince: { min_ttl: "2.1.0", max_ttl: "2.1.0" },
  },
  trackedInterfaces: {
    parameters: [needed("interface", types.interface)],
    options: { weight: [needed("weight", int(-254, 254))], reverse: [], noreverse: [] },
    wordSince: reverseSince,
  },
  trackedNames: {
    parameters: [needed("name", types.name)],
    options: { weight: [needed("weight", int(-254, 254))], reverse: [], noreverse: [] },
    wordSince: reverseSince,
  },
  trackedBfds: {
    parameters: [needed("name", types.name)],
    options: { weight: [needed("weight", int(-253, 253))], reverse: [], noreverse: [] },
    wordSince: reverseSince,
  },
} satisfies Record<string, LineSpec>;

export const garpGroup: readonly KeywordSpec[] = [
  value("garp_interval", decimal(0, maxSigned)),
  value("gna_interval", decimal(0, maxSigned)),
  value("interface", types.interface, { repeatable: true }),
  keyword("interfaces", [], { block: "words" }),
];
