/** What "negotiate" speaks when no `service` says so (ld_port_to_service of ldirectord); "none" for other ports. */
export function serviceOfPort(port: number): string {
  return services.get(port) ?? "none";
}

const services: ReadonlyMap<number, string> = new Map([
  [21, "ftp"],
  [25, "smtp"],
  [53, "dns"],
  [80, "http"],
  [110, "pop"],
  [119, "nntp"],
  [143, "imap"],
  [389, "ldap"],
  [443, "https"],
  [587, "submission"],
  [993, "imaps"],
  [995, "pops"],
  [1521, "oracle"],
  [1812, "radius"],
  [3128, "http_proxy"],
  [3306, "mysql"],
  [5060, "sip"],
  [5432, "pgsql"],
]);
