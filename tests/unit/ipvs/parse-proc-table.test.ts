import { expect, test } from "vitest";
import { parseProcTable, procServiceKey } from "@/lib/ipvs/parse-proc-table";

const titles = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port Forward Weight ActiveConn InActConn
`;

test("reads services and destinations of both families as the kernel writes them", () => {
  const table = parseProcTable(`${titles}TCP  0A4D0064:0050 wrr persistent 30000 FFFFFFFF
  -> 0A4D0015:1F90      Masq    10     5          2         
UDP  [fd77:0000:0000:0000:0000:0000:0000:0064]:0035 rr 
  -> [fd77:0000:0000:0000:0000:0000:0000:0015]:0035      Route   1      0          0         
FWM  00000007 wlc 
`);
  expect(table).toMatchObject([
    {
      line: "TCP  0A4D0064:0050 wrr persistent 30000 FFFFFFFF",
      destinations: [
        {
          ...{ address: "10.77.0.21", port: 8080, forwarding: "nat" },
          ...{ weight: 10, activeConnections: 5, inactiveConnections: 2 },
        },
      ],
    },
    { destinations: [{ address: "fd77::15", port: 53, forwarding: "dr", weight: 1 }] },
    { line: "FWM  00000007 wlc", destinations: [] },
  ]);
  expect(table?.map(({ line }) => procServiceKey(line))).toEqual(["TCP 10.77.0.100:80", "UDP [fd77::64]:53", null]);
  expect(parseProcTable(titles)).toEqual([]);
});

test.each([
  ["", "nothing"],
  ["cat: /proc/net/ip_vs: No such file or directory", "another text"],
  [`${titles}  -> 0A4D0015:0050 Route 1 0 0`, "a destination without a service"],
  [`${titles}TCP  0A4D0064:0050 rr\n  -> 0A4D0015:0050 Local 1 0 0`, "a method that we do not manage"],
  [`${titles}TCP  0A4D0064:0050 rr\n  -> 10.77.0.21:80 Route 1 0 0`, "what ipvsadm prints"],
  [`${titles}TCP  0A4D0064:0050 rr\n  -> 0A4D0015:0050 Route 1 0`, "a line that was cut"],
])("takes no table from %j: %s", (text) => {
  expect(parseProcTable(text)).toBeNull();
});
