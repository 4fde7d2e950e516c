import { expect, test } from "vitest";
import { runCommandLine } from "./test-terminal";

test("help names every command, in the reader's language, and is no failure", async () => {
  const english = await runCommandLine(["--help"]);
  expect(english).toMatchObject({ exitCode: 0, err: "" });
  expect(english.out).toContain("Usage: signalbox COMMAND");
  expect(english.out).toContain("parse-ipvsadm");
  const chinese = await runCommandLine(["parse-ipvsadm", "--help"], { locale: "zh-CN" });
  expect(chinese.out).toContain("用法： signalbox parse-ipvsadm");
});

test("prints its version", async () => {
  expect(await runCommandLine(["--version"])).toEqual({ exitCode: 0, out: "1.2.3\n", err: "" });
});

test.each([
  [["--loud"], "There is no option --loud. See signalbox --help.\n"],
  [["parse"], "There is no command parse. See signalbox --help.\n"],
  [["parse-ipvsadm", "--loud"], "There is no option --loud. See signalbox --help.\n"],
  [["parse-ipvsadm", "a", "b"], "There are too many arguments. See signalbox --help.\n"],
  [["parse-ipvsadm", "/no/such/file"], "There is no file /no/such/file.\n"],
  [["parse-ipvsadm", "/tmp"], "/tmp is a directory. Name a file in it.\n"],
])("called wrongly it says how, on standard error, and ends with 2: %j", async (args, sentence) => {
  expect(await runCommandLine(args)).toEqual({ exitCode: 2, out: "", err: `signalbox: ${sentence}` });
});

test("called with nothing it shows the help and ends with 2", async () => {
  const { exitCode, out, err } = await runCommandLine([]);
  expect([exitCode, out]).toEqual([2, ""]);
  expect(err).toContain("parse-ipvsadm");
});
