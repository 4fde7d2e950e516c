/** What `ipvsadm -Ln --stats --exact` prints of a director with this many services, each with this many destinations. */
export function largeStats(services: number, destinations: number): string {
  const lines = [
    "IP Virtual Server version 1.2.1 (size=4096)",
    "Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes",
    "  -> RemoteAddress:Port",
  ];
  for (let service = 0; service < services; service++) {
    lines.push(row(`TCP  10.${service >> 8}.${service & 255}.1:80`, service));
    for (let index = 0; index < destinations; index++) {
      const number = service * destinations + index;
      lines.push(row(`  -> 172.16.${number >> 8}.${number & 255}:8080`, number));
    }
  }
  return `${lines.join("\n")}\n`;
}

function row(key: string, number: number): string {
  const counters = [number * 7919, number * 104_729, 0, number * 15_485_863, 0];
  return key.padEnd(33) + counters.map((counter) => ` ${String(counter).padStart(8)}`).join("");
}
