import type { KeywordSpec } from "./model";
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

const mail: KeywordSpec[] = [
  value("router_id", types.text, { default: "the host's name" }),
  keyword("notification_email", [], { block: "words" }),
  value("notification_email_from", types.text),
  keyword("smtp_server", [needed("host", types.host), optional("port", int(1, 65535), "25")]),
  value("smtp_helo_name", types.text, { default: "the host's name" }),
  value("smtp_connect_timeout", int(0, maxTimerSec), { default: "30" }),
  toggle("smtp_alert"),
  toggle("smtp_alert_vrrp"),
  toggle("smtp_alert_checker"),
  flag("no_email_faults"),
  toggle("no_checker_emails"),
  toggle("checker_log_all_failures", { since: "2.0.11" }),
];

const scripts: KeywordSpec[] = [
  keyword("script_user", [needed("user", types.name), optional("group", types.name)], { default: "keepalived_script" }),
  flag("enable_script_security"),
  toggle("use_symlink_paths", { since: "2.3.0" }),
  script("startup_script", { since: "2.1.0" }),
  value("startup_script_timeout", int(1, 1000), { since: "2.1.0" }),
  script("shutdown_script", { since: "2.1.0" }),
  value("shutdown_script_timeout", int(1, 1000), { since: "2.1.0" }),
];

const fifoOwner = [needed("path", types.path), optional("user", types.name), optional("group", types.name)];
const fifos: KeywordSpec[] = [
  ...["notify_fifo", "vrrp_notify_fifo", "lvs_notify_fifo"].flatMap((name) => [
    keyword(name, fifoOwner),
    script(`${name}_script`),
  ]),
  flag("fifo_write_vrrp_states_on_reload", { since: "2.2.5" }),
  toggle("vrrp_notify_priority_changes", { since: "2.0.16" }),
];

const vrrp: KeywordSpec[] = [
  value("vrrp_version", int(2, 3), { default: "2" }),
  value("vrrp_mcast_group4", { kind: "address", family: "inet" }, { default: "224.0.0.18" }),
  value("vrrp_mcast_group6", { kind: "address", family: "inet6" }, { default: "ff02::12" }),
  value("vrrp_garp_master_delay", int(0, maxTimerSec), { default: "5" }),
  value("vrrp_garp_master_repeat", int(0, maxUnsigned), { default: "5" }),
  value("vrrp_garp_master_refresh", int(0, maxUnsigned), { default: "0" }),
  value("vrrp_garp_master_refresh_repeat", int(0, maxUnsigned), { default: "1" }),
  value("vrrp_garp_lower_prio_delay", int(0, maxTimerSec), { default: "that of vrrp_garp_master_delay" }),
  value("vrrp_garp_lower_prio_repeat", int(0, maxSigned), { default: "that of vrrp_garp_master_repeat" }),
  value("vrrp_garp_interval", decimal(0.000001, maxTimerSec), { default: "0" }),
  value("vrrp_gna_interval", decimal(0.000001, maxTimerSec), { default: "0" }),
  toggle("vrrp_min_garp", { since: "2.0.12" }),
  keyword("vrrp_garp_extra_if", [], {
    options: { all: [] },
    rest: int(1, 86400),
    since: "2.2.3",
    aliases: ["vrrp_vmac_garp_intvl"],
    aliasSince: { vrrp_vmac_garp_intvl: "2.2.0" },
    deprecatedAliases: ["vrrp_vmac_garp_intvl"],
  }),
  value("vrrp_down_timer_adverts", int(1, 100), { since: "2.2.3", default: "3" }),
  toggle("vrrp_lower_prio_no_advert"),
  toggle("vrrp_higher_prio_send_advert"),
  flag("vrrp_strict"),
  toggle("vrrp_skip_check_adv_addr"),
  toggle("vrrp_check_unicast_src"),
  value("vrrp_startup_delay", decimal(0.001, maxTimerSec), { since: "2.0.14" }),
  value("vrrp_delay_after_boot", decimal(0.001, maxTimerSec), { since: "2.4.0" }),
  toggle("vrrp_owner_ignore_adverts", { since: "2.3.3" }),
  toggle("v3_checksum_as_v2", { since: "2.2.8" }),
  toggle("log_unknown_vrids", { since: "2.0.16" }),
  value("vmac_prefix", types.name, { since: "2.2.0", default: "vrrp" }),
  value("vmac_addr_prefix", types.name, { since: "2.2.0", default: "vrrp" }),
  value("default_interface", types.interface, { default: "eth0" }),
  keyword("dynamic_interfaces", [optional("changes", oneOf("allow_if_changes"))]),
  flag("disable_local_igmp", { since: "2.2.0" }),
  keyword("vrrp_rx_bufs_policy", [], { rest: types.text, since: "2.0.3" }),
  value("vrrp_rx_bufs_multiplier", int(1, maxUnsigned), { since: "2.0.3", default: "3" }),
];

const table = [optional("table", types.name)];
const chains = [optional("in", types.name), optional("out", types.name)];
const firewall: KeywordSpec[] = [
  keyword("nftables", table, { since: "2.0.11", default: "keepalived" }),
  value("nftables_priority", int(-maxSigned, maxSigned), { since: "2.0.11", default: "-1" }),
  flag("nftables_counters", { since: "2.0.11" }),
  flag("nftables_ifindex", { since: "2.0.11" }),
  keyword("nftables_ipvs", table, { since: "2.2.2", default: "keepalived_ipvs" }),
  value("nftables_ipvs_priority", int(-maxSigned, maxSigned), { since: "2.2.2" }),
  value("nftables_ipvs_start_fwmark", int(1, maxUnsigned), { since: "2.2.2", default: "1000" }),
  keyword("vrrp_iptables", chains),
  keyword("vrrp_ipsets", [], { rest: types.name }),
];

const timeout = [needed("seconds", int(0, 2678400))];
const lvs: KeywordSpec[] = [
  keyword("lvs_sync_daemon", [needed("interface", types.interface), optional("instance", types.name)], {
    options: {
      inst: [needed("instance", types.name)],
      id: [needed("sync_id", int(0, 255))],
      maxlen: [needed("bytes", int(1, 65507))],
      port: [needed("port", int(1, 65535))],
      ttl: [needed("ttl", int(1, 255))],
      group: [needed("group", types.address)],
    },
  }),
  keyword("lvs_timeouts", [], { options: { tcp: timeout, tcpfin: timeout, udp: timeout } }),
  flag("lvs_flush"),
  keyword("lvs_flush_on_stop", [optional("what", oneOf("VS"))], {
    since: "2.0.15",
    aliases: ["lvs_flush_onstop"],
    aliasSince: { lvs_flush_on_stop: "2.2.0" },
  }),
  toggle("rs_init_notifies"),
];

const processes: KeywordSpec[] = ["vrrp", "checker", "bfd"].flatMap((name) => [
  value(`${name}_process_name`, types.name, {
    since: name === "checker" ? "2.2.0" : "2.0.16",
    ...(name === "checker" ? { aliases: ["lvs_process_name"], aliasSince: { lvs_process_name: "2.0.16" } } : {}),
  }),
  value(`${name}_priority`, int(-20, 19)),
  flag(`${name}_no_swap`),
  value(`${name}_rt_priority`, int(1, 99)),
  keyword(`${name}_cpu_affinity`, [needed("cpu", int(0, 1023))], { rest: int(0, 1023), since: "2.0.17" }),
  value(`${name}_rlimit_rttime`, int(1, maxUnsigned), {
    since: "2.1.0",
    aliases: [`${name}_rlimit_rtime`],
    aliasSince: { [`${name}_rlimit_rtime`]: "2.0.0" },
    deprecatedAliases: [`${name}_rlimit_rtime`],
  }),
]);

const process: KeywordSpec[] = [
  flag("process_names", { since: "2.0.16" }),
  value("process_name", types.name, { since: "2.0.16" }),
  value("max_auto_priority", int(-1, 99), { since: "2.1.0" }),
  value("min_auto_priority_delay", int(1, 10_000_000), { since: "2.1.0" }),
  keyword("umask", [needed("mask", types.text)], { rest: types.text, since: "2.0.9" }),
  value("random_seed", int(0, maxUnsigned), { since: "2.0.15" }),
  ...["vrrp_netlink_cmd", "vrrp_netlink_monitor", "lvs_netlink_cmd", "lvs_netlink_monitor", "process_monitor"].flatMap(
    (name) => {
      const extra = name === "process_monitor" ? { since: "2.0.11" } : {};
      return [value(`${name}_rcv_bufs`, int(0, maxUnsigned), extra), toggle(`${name}_rcv_bufs_force`, extra)];
    },
  ),
];

const reload: KeywordSpec[] = [
  keyword("reload_check_config", [optional("log", types.path)], { since: "2.2.0" }),
  value("reload_time_file", types.path, { since: "2.1.0" }),
  flag("reload_repeat", { since: "2.1.0" }),
  keyword("reload_file", [optional("path", types.path)], { since: "2.2.0" }),
  keyword("include_check", [], { rest: types.text, since: "2.2.0" }),
  value("config_save_dir", types.path, { since: "2.2.3" }),
  keyword("tmp_config_directory", [optional("path", types.path)], { since: "2.2.0" }),
  toggle("data_use_instance", { since: "2.2.3" }),
  value("state_dump_file", types.path, { since: "2.3.3" }),
  value("stats_dump_file", types.path, { since: "2.3.3" }),
  value("json_dump_file", types.path, { since: "2.3.3" }),
  value("json_version", int(1, 2), { since: "2.2.8", default: "1" }),
  value("iproute_usr_dir", types.path, { since: "2.3.2" }),
  value("iproute_etc_dir", types.path, { since: "2.3.2" }),
];

const monitoring: KeywordSpec[] = [
  keyword("snmp_socket", [optional("socket", types.text)]),
  flag("enable_traps"),
  flag("enable_snmp_vrrp", { aliases: ["enable_snmp_keepalived"], deprecatedAliases: ["enable_snmp_keepalived"] }),
  flag("enable_snmp_checker"),
  flag("enable_snmp_rfc"),
  flag("enable_snmp_rfcv2"),
  flag("enable_snmp_rfcv3"),
  value("snmp_vs_stats_update_interval", decimal(0, maxTimerSec), { since: "2.3.0" }),
  value("snmp_rs_stats_update_interval", decimal(0, maxTimerSec), { since: "2.3.0" }),
  flag("enable_dbus"),
  value("dbus_service_name", types.name),
  toggle("dbus_no_interface_name", { since: "2.3.0" }),
];

export const globalDefs: readonly KeywordSpec[] = [
  ...mail,
  ...scripts,
  ...fifos,
  ...vrrp,
  ...firewall,
  ...lvs,
  ...processes,
  ...process,
  ...reload,
  ...monitoring,
];
