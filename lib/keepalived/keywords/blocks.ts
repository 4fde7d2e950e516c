import { checkers } from "./checkers";
import { globalDefs } from "./global-defs";
import type { BlockName, BlockSpec, KeywordSpec } from "./model";
import { flag, keyword, needed, optional, types, value } from "./parameters";
import { realServer, virtualServer, virtualServerGroupLine, virtualServerLine } from "./virtual-server";
import {
  authentication,
  authHmac,
  bfdInstance,
  garpGroup,
  trackFile,
  vrrpInstance,
  vrrpLines,
  vrrpScript,
  vrrpSyncGroup,
  vrrpTrackProcess,
} from "./vrrp";

const name = [needed("name", types.name)];

/** They name trackers, which keepalived looks up where it reads the names. */
const trackerUsers = ["vrrp_instance", "vrrp_sync_group", "virtual_server"];

const root: KeywordSpec[] = [
  keyword("global_defs", [], { block: "global_defs", repeatable: true }),
  value("net_namespace", types.name),
  keyword("net_namespace_ipvs", [optional("name", types.name)], { since: "2.1.0" }),
  flag("namespace_with_ipsets"),
  value("instance", types.name),
  flag("use_pid_dir"),
  value("child_wait_time", types.int(0, 4294967295)),
  flag("linkbeat_use_polling"),
  keyword("linkbeat_interfaces", [], { block: "linkbeat_interfaces", since: "2.0.13" }),
  keyword("interface_up_down_delays", [], { block: "interface_delays", since: "2.2.3" }),
  keyword("static_ipaddress", [], { block: "static_addresses", repeatable: true }),
  keyword("static_routes", [], { block: "routes", repeatable: true }),
  keyword("static_rules", [], { block: "routes", repeatable: true }),
  keyword("track_group", name, { block: "track_group", repeatable: true, since: "2.0.3" }),
  keyword("garp_group", [], { block: "garp_group", repeatable: true }),
  keyword("vrrp_sync_group", name, { block: "vrrp_sync_group", repeatable: true }),
  keyword("vrrp_instance", name, { block: "vrrp_instance", repeatable: true }),
  keyword("vrrp_script", name, { block: "vrrp_script", repeatable: true, before: trackerUsers }),
  keyword("vrrp_track_process", name, {
    block: "vrrp_track_process",
    repeatable: true,
    before: trackerUsers,
    since: "2.0.11",
  }),
  keyword("track_file", name, {
    block: "track_file",
    repeatable: true,
    before: trackerUsers,
    since: "2.1.0",
    aliases: ["vrrp_track_file"],
    aliasSince: { vrrp_track_file: "2.0.0" },
    deprecatedAliases: ["vrrp_track_file"],
  }),
  keyword("bfd_instance", name, { block: "bfd_instance", repeatable: true, before: trackerUsers }),
  keyword("SSL", [], { block: "ssl" }),
  keyword("virtual_server_group", name, { block: "virtual_server_group", repeatable: true }),
  { name: "virtual_server", ...virtualServerLine, block: "virtual_server", repeatable: true },
  keyword("include", [needed("files", types.text)], {
    repeatable: true,
    aliases: ["includer", "includem", "includew", "includeb", "includea"],
    aliasSince: { includer: "2.2.0", includem: "2.2.0", includew: "2.2.0", includeb: "2.2.0", includea: "2.2.0" },
  }),
];

/** Every block by its name: the one table that everything else reads. */
export const blocks: Readonly<Record<BlockName, BlockSpec>> = {
  root: { keywords: root },
  global_defs: { keywords: globalDefs },
  words: { lines: { parameters: [needed("word", types.text)], rest: types.text } },
  linkbeat_interfaces: { lines: { parameters: [needed("interface", types.interface)], rest: types.name } },
  interface_delays: {
    lines: {
      parameters: [
        needed("interface", types.interface),
        needed("up", types.decimal(0, 255)),
        optional("down", types.decimal(0, 255)),
      ],
    },
  },
  static_addresses: { lines: vrrpLines.staticAddresses },
  routes: { lines: { parameters: [needed("word", types.text)], rest: types.text } },
  track_group: { keywords: [keyword("group", [], { block: "words", required: true })] },
  garp_group: { keywords: garpGroup },
  vrrp_sync_group: { keywords: vrrpSyncGroup },
  vrrp_instance: { keywords: vrrpInstance },
  virtual_addresses: { lines: vrrpLines.virtualAddresses },
  unicast_peers: { lines: vrrpLines.unicastPeers },
  tracked_interfaces: { lines: vrrpLines.trackedInterfaces },
  tracked_names: { lines: vrrpLines.trackedNames },
  tracked_bfds: { lines: vrrpLines.trackedBfds },
  authentication: { keywords: authentication },
  auth_hmac: { keywords: authHmac },
  vrrp_script: { keywords: vrrpScript },
  vrrp_track_process: { keywords: vrrpTrackProcess },
  track_file: { keywords: trackFile },
  bfd_instance: { keywords: bfdInstance },
  ssl: {
    keywords: [
      value("password", types.text),
      value("ca", types.path),
      value("certificate", types.path),
      value("key", types.path),
    ],
  },
  virtual_server_group: { lines: virtualServerGroupLine },
  virtual_server: { keywords: virtualServer },
  real_server: { keywords: realServer },
  TCP_CHECK: { keywords: checkers.TCP_CHECK },
  HTTP_GET: { keywords: checkers.HTTP_GET },
  url: { keywords: checkers.url },
  SMTP_CHECK: { keywords: checkers.SMTP_CHECK },
  smtp_host: { keywords: checkers.smtp_host },
  DNS_CHECK: { keywords: checkers.DNS_CHECK },
  MISC_CHECK: { keywords: checkers.MISC_CHECK },
  UDP_CHECK: { keywords: checkers.UDP_CHECK },
  PING_CHECK: { keywords: checkers.PING_CHECK },
  BFD_CHECK: { keywords: checkers.BFD_CHECK },
  FILE_CHECK: { keywords: checkers.FILE_CHECK },
};
