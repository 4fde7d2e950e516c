/**
 * The vocabulary of keepalived.conf as data, from 2.0 to 2.4: what may stand in which block, with which parameters, and
 * since when. It was taken from keepalived's own parsers (`install_keyword` in its sources, release by release) and its
 * manual page; where the two differ the sources are right.
 */
export type ParameterType =
  | { readonly kind: "int"; readonly min: number; readonly max: number }
  /** Seconds or milliseconds with a decimal point, as the keyword says. */
  | { readonly kind: "decimal"; readonly min: number; readonly max: number }
  /** on, true, yes; off, false, no: in lower case. */
  | { readonly kind: "bool" }
  | { readonly kind: "enum"; readonly values: readonly string[]; readonly anyCase?: true }
  | { readonly kind: "address"; readonly family?: "inet" | "inet6" }
  /** An address with or without `/length`. */
  | { readonly kind: "prefix" }
  /** An address, `a.b.c.d-e`, `first-last`, or a network whose host bits are 0. */
  | { readonly kind: "range" }
  /** 255.255.255.0, or 1..128 for IPv6. */
  | { readonly kind: "mask" }
  /** An address or a DNS name. */
  | { readonly kind: "host" }
  | { readonly kind: "interface" }
  /** A name that the administrator chose. */
  | { readonly kind: "name" }
  /** Any text; in quotes if it has blanks. */
  | { readonly kind: "text" }
  | { readonly kind: "path" }
  /** A program with its arguments as one text; in quotes if it has blanks. */
  | { readonly kind: "command" }
  /** Bytes as pairs of hexadecimal digits. */
  | { readonly kind: "hex"; readonly bytes?: number }
  /** 200 or 200-299, within 100..599. */
  | { readonly kind: "status" };

export type Parameter = {
  /** For people who read a finding or fill in a form; lower case with underscores. */
  readonly name: string;
  readonly type: ParameterType;
  /** Only the last parameters can be left out. */
  readonly optional?: true;
  /** What keepalived takes then; absent = it is the same as nothing. */
  readonly otherwise?: string;
};

/** major.minor.patch of keepalived, such as "2.2.7". */
export type Version = string;

/** The parameters of a line. */
export type LineSpec = {
  readonly parameters: readonly Parameter[];
  /** Words that may follow in any order, each with parameters of its own: `dev IF`, `weight N reverse`. */
  readonly options?: Readonly<Record<string, readonly Parameter[]>>;
  /** Any number of further parameters. */
  readonly rest?: ParameterType;
  /** A first word after which other parameters stand than usual: `virtual_server fwmark 1`. */
  readonly variants?: Readonly<Record<string, readonly Parameter[]>>;
  /** Values and options that came later than the line itself. */
  readonly wordSince?: Readonly<Record<string, Version>>;
};

export type KeywordSpec = LineSpec & {
  readonly name: string;
  /** Spellings that mean the same. */
  readonly aliases?: readonly string[];
  readonly block?: BlockName;
  /** Several of them in a block are several things; otherwise keepalived takes the last or the first and complains. */
  readonly repeatable?: true;
  /** Releases before it do not know the keyword; absent = 2.0.0 does. */
  readonly since?: Version;
  /** Aliases that came later than the keyword itself. */
  readonly aliasSince?: Readonly<Record<string, Version>>;
  /** keepalived warns of it; the text is what to write instead, "" = nothing. */
  readonly deprecatedFor?: string;
  /** Spellings that keepalived warns of. */
  readonly deprecatedAliases?: readonly string[];
  /** What keepalived takes when the keyword is absent. */
  readonly default?: string;
  /** Saying the default is the same as saying nothing, whatever stands elsewhere. */
  readonly omittable?: true;
  /** It counts only below this keyword of the same block. */
  readonly after?: string;
  /** These keywords of the same block see it only when they stand below it. */
  readonly before?: readonly string[];
  /** keepalived takes no block without it. */
  readonly required?: true;
};

/** A block holds keywords, or lines that begin with a value of the administrator's (addresses, names). */
export type BlockSpec = { readonly keywords: readonly KeywordSpec[] } | { readonly lines: LineSpec };

export type BlockName =
  | "root"
  | "global_defs"
  | "words"
  | "linkbeat_interfaces"
  | "interface_delays"
  | "static_addresses"
  | "routes"
  | "track_group"
  | "garp_group"
  | "vrrp_sync_group"
  | "vrrp_instance"
  | "virtual_addresses"
  | "unicast_peers"
  | "tracked_interfaces"
  | "tracked_names"
  | "tracked_bfds"
  | "authentication"
  | "auth_hmac"
  | "vrrp_script"
  | "vrrp_track_process"
  | "track_file"
  | "bfd_instance"
  | "ssl"
  | "virtual_server_group"
  | "virtual_server"
  | "real_server"
  | "TCP_CHECK"
  | "HTTP_GET"
  | "url"
  | "SMTP_CHECK"
  | "smtp_host"
  | "DNS_CHECK"
  | "MISC_CHECK"
  | "UDP_CHECK"
  | "PING_CHECK"
  | "BFD_CHECK"
  | "FILE_CHECK";
