import { expect, test } from "vitest";
import { parseLocalAddresses } from "@/lib/collect/parse-local-addresses";

const procFiles = `Main:
  +-- 0.0.0.0/0 3 0 5
     +-- 10.77.0.0/24 2 0 1
        |-- 10.77.0.0
           /24 link UNICAST
        +-- 10.77.0.96/28 2 0 2
           |-- 10.77.0.11
              /32 host LOCAL
           |-- 10.77.0.100
              /32 host LOCAL
           |-- 10.77.0.255
              /32 link BROADCAST
     |-- 127.0.0.0
        /8 host LOCAL
     |-- 127.0.0.1
        /32 host LOCAL
Local:
  +-- 0.0.0.0/0 3 0 5
     |-- 10.77.0.11
        /32 host LOCAL
fd770000000000000000000000000100 02 80 00 80     eth0
00000000000000000000000000000001 01 80 10 80       lo
`;

test("finds every address of the host, once, in canonical spelling", () => {
  expect([...parseLocalAddresses(procFiles)]).toEqual(["10.77.0.11", "10.77.0.100", "127.0.0.1", "fd77::100", "::1"]);
});

test("takes networks, routes and broadcast addresses for none of them", () => {
  const addresses: ReadonlySet<string> = parseLocalAddresses(procFiles);
  for (const other of ["10.77.0.0", "10.77.0.255", "127.0.0.0", "0.0.0.0"]) expect(addresses.has(other)).toBe(false);
});
