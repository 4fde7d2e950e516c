import { afterAll, beforeAll, expect, test } from "vitest";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { suppressArp, tally } from "./lvs-by-hand";
import { theLab } from "./the-lab";

// The lab proves itself with the field's own commands, before any test trusts what Signalbox does on it.
const lab = theLab();
const vip = "10.77.0.90";
const service = `-t ${vip}:80`;

beforeAll(async () => {
  for (const server of ["rs1", "rs2"] as const) await suppressArp(lab, server, vip);
  await lab.script(
    "director1",
    `ip addr add ${vip}/32 dev eth0
     ipvsadm -A ${service} -s wrr
     ipvsadm -a ${service} -r ${lanAddress("rs1")} -g -w 3
     ipvsadm -a ${service} -r ${lanAddress("rs2")} -g -w 1`,
  );
});

afterAll(async () => {
  await lab.script("director1", `ipvsadm -D ${service}; ip addr del ${vip}/32 dev eth0`);
  for (const server of ["rs1", "rs2"] as const) await lab.script(server, `ip addr del ${vip}/32 dev lo`);
});

test("a kernel's weighted round robin divides real connections by weight", async () => {
  expect(tally(await lab.request(40, `http://${vip}/`))).toEqual({ rs1: 30, rs2: 10 });
});

test("a real server of weight 0 gets no new connection", async () => {
  await lab.script("director1", `ipvsadm -e ${service} -r ${lanAddress("rs2")} -g -w 0`);
  expect(tally(await lab.request(20, `http://${vip}/`))).toEqual({ rs1: 20 });
  await lab.script("director1", `ipvsadm -e ${service} -r ${lanAddress("rs2")} -g -w 1`);
});

test("only the director answers ARP for the VIP while the real servers are silent", async () => {
  const answering = `ip neigh flush dev eth0; arping -c 2 -w 2 -I eth0 ${vip} | grep -o '\\[[0-9A-Fa-f:]*\\]' | sort -u`;
  expect((await lab.script("client", answering)).split("\n")).toEqual(["[02:77:00:00:00:0B]"]);
  await lab.script("rs2", "sysctl -qw net.ipv4.conf.all.arp_ignore=0 net.ipv4.conf.lo.arp_ignore=0");
  expect((await lab.script("client", answering)).split("\n")).toHaveLength(2);
  await suppressArp(lab, "rs2", vip);
  await lab.script("client", "ip neigh flush dev eth0");
});
