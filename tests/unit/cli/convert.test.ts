import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runCommandLine } from "./test-terminal";

const golden = path.resolve(import.meta.dirname, "../../golden");
const rules = path.join(golden, "ipvsadm/tcp-dr-weights.save");
const conf = path.join(golden, "keepalived/two-directors-dr-tcp-check/director1.conf");

const ldirectord = `checktimeout=3
quiescent=no
virtual=10.0.0.5:80
	real=10.0.0.11:80 gate 5
	real=10.0.0.12:80 gate
	scheduler=wlc
	protocol=tcp
	checktype=connect
`;

test("rules become rules again", async () => {
  const { exitCode, out } = await runCommandLine(["convert", rules, "--to", "ipvsadm"]);
  expect([exitCode, out]).toEqual([0, readFileSync(rules, "utf8")]);
});

test("rules become a keepalived.conf that becomes the same rules", async () => {
  const there = await runCommandLine(["convert", rules, "--to", "keepalived"]);
  expect(there.exitCode).toBe(0);
  const back = await runCommandLine(["convert", "--from", "keepalived", "--to", "ipvsadm"], { stdin: there.out });
  expect(back).toMatchObject({ exitCode: 0, out: readFileSync(rules, "utf8") });
});

test("ldirectord.cf becomes a keepalived.conf in which lint finds no error", async () => {
  const { out, err } = await runCommandLine(["convert", "--to", "keepalived"], { stdin: ldirectord });
  expect(out).toContain("virtual_server 10.0.0.5 80 {");
  expect(out).toContain("real_server 10.0.0.11 80 {\n        weight 5\n");
  expect(err).toMatch(/^<stdin>:\d+:\d+: (info|warning) import\./);
  expect((await runCommandLine(["lint"], { stdin: out })).exitCode).toBe(0);
});

test("what the panel wrote is written again, without saying that the panel owns it", async () => {
  const { exitCode, out } = await runCommandLine(["convert", conf, "--to", "keepalived"]);
  const [header, ...rest] = readFileSync(conf, "utf8").split("\n");
  expect(header).toContain("Managed by Signalbox");
  expect([exitCode, out]).toEqual([0, rest.join("\n")]);
});

test("a keepalived.conf keeps its order, its words and its comments, and another pass changes nothing", async () => {
  const stdin = `! by hand\nglobal_defs {\n    router_id lb1\n}\nvirtual_server 10.0.0.5 80 { # web
    protocol TCP
    lb_algo rr
    lb_kind NAT
    # the old one
    real_server 10.0.0.11 80 { }
}
`;
  const once = await runCommandLine(["convert", "--to", "keepalived"], { stdin });
  expect(once.exitCode).toBe(0);
  expect(once.out).toMatch(
    /^! by hand\nglobal_defs \{\n {4}router_id lb1\n\}\nvirtual_server 10\.0\.0\.5 80 \{ # web\n {4}protocol TCP\n {4}lb_algo rr\n/,
  );
  expect(once.out).toContain("    # the old one\n    real_server 10.0.0.11 80 {\n");
  const twice = await runCommandLine(["convert", "--to", "keepalived"], { stdin: once.out });
  expect(twice.out).toBe(once.out);
});

test("of two directors it prints the file of the one that is asked for", async () => {
  const master = await runCommandLine(["convert", conf, "--to", "keepalived"]);
  const result = await runCommandLine(["convert", conf, "--to", "json"]);
  const [{ directors }]: [{ directors: { name: string; address: string }[] }] = JSON.parse(result.out).clusters;
  const other = directors.find(({ address }) => address === "10.77.0.12")?.name ?? "";
  const backup = await runCommandLine(["convert", conf, "--to", "keepalived", "--director", other]);
  expect(master.out).toContain("unicast_src_ip 10.77.0.11");
  expect(backup.out).toContain("unicast_src_ip 10.77.0.12");
  const none = await runCommandLine(["convert", conf, "--to", "keepalived", "--director", "nobody"]);
  expect(none).toMatchObject({ exitCode: 2, out: "" });
  expect(none.err).toContain("There is no director nobody. The file knows of: ");
});

test("JSON has the clusters and the report", async () => {
  const { out } = await runCommandLine(["convert", "--to", "json"], { stdin: ldirectord });
  expect(JSON.parse(out)).toMatchObject({
    format: "ldirectord",
    clusters: [{ vips: [{ address: "10.0.0.5" }], services: [{ scheduler: "wlc" }] }],
    report: [{ path: "<stdin>" }, {}],
  });
});

test("a line that is lost is a failure, and the rest is printed", async () => {
  const stdin = `${readFileSync(rules, "utf8")}-A -t web:80 -s rr\n`;
  const { exitCode, out, err } = await runCommandLine(["convert", "--from", "ipvsadm", "--to", "ipvsadm"], { stdin });
  expect([exitCode, out]).toEqual([1, readFileSync(rules, "utf8")]);
  expect(err).toMatch(/^<stdin>:7:\d+: error import\./m);
});

test.each([
  [["convert", rules], "--to <FORMAT> is required. See signalbox --help."],
  [["convert", rules, "--to", "xml"], "The value of --to <FORMAT> cannot be used. See signalbox --help."],
  [["convert", rules, "--to", "json", "--from", "xml"], "The value of --from <FORMAT> cannot be used."],
])("%j is no way to call it", async (args, sentence) => {
  const { exitCode, err } = await runCommandLine(args);
  expect(exitCode).toBe(2);
  expect(err).toContain(sentence);
});
