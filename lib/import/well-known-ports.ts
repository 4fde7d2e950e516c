/** Ports that files name as /etc/services does; other names mean something on their own host only. */
const ports: ReadonlyMap<string, number> = new Map([
  ["ftp-data", 20],
  ["ftp", 21],
  ["ssh", 22],
  ["telnet", 23],
  ["smtp", 25],
  ["domain", 53],
  ["tftp", 69],
  ["http", 80],
  ["www", 80],
  ["pop3", 110],
  ["nntp", 119],
  ["ntp", 123],
  ["imap", 143],
  ["imap2", 143],
  ["snmp", 161],
  ["ldap", 389],
  ["https", 443],
  ["submission", 587],
  ["ldaps", 636],
  ["imaps", 993],
  ["pop3s", 995],
  ["ms-sql-s", 1433],
  ["radius", 1812],
  ["squid", 3128],
  ["mysql", 3306],
  ["ms-wbt-server", 3389],
  ["sip", 5060],
  ["postgresql", 5432],
  ["http-alt", 8080],
]);

/** A port as a number or as one of the well-known names; null = neither. 0 is a number too. */
export function readPort(text: string): number | null {
  if (!/^\d{1,5}$/.test(text)) return ports.get(text) ?? null;
  const port = Number(text);
  return port <= 65535 ? port : null;
}
