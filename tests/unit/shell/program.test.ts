import { describe, expect, test } from "vitest";
import type { Program } from "@/lib/shell/model";
import { readProgramOutput } from "@/lib/shell/read-program-output";
import { renderProgram } from "@/lib/shell/render-program";
import { type PosixShell, posixShells, runInShell } from "./posix-shells";

const nonce = "n0nce4567890abcdef";
const other = "another0nce4567890";

async function run(shell: PosixShell, ...steps: Program["steps"][number][]) {
  const { stdout } = await runInShell(shell, renderProgram({ steps }, nonce));
  const output = readProgramOutput(stdout, nonce, { steps });
  if (!output.complete) throw new Error(`incomplete: ${stdout}`);
  return output.steps;
}

describe.each(posixShells)("in $name", (shell) => {
  test("gives every step's output and exit code", async () => {
    const steps = await run(
      shell,
      { id: "one", script: "echo out; echo err >&2" },
      { id: "two.b-3", script: "printf x" },
    );
    expect(steps).toEqual([
      { id: "one", exitCode: 0, output: "out\nerr" },
      { id: "two.b-3", exitCode: 0, output: "x" },
    ]);
  });

  test("sees a command that fails in the middle of a step, and stops the step and the program there", async () => {
    const steps = await run(
      shell,
      { id: "a", script: "echo before\n(exit 7)\necho after" },
      { id: "b", script: "echo never" },
    );
    expect(steps).toEqual([
      { id: "a", exitCode: 7, output: "before" },
      { id: "b", exitCode: null, output: "" },
    ]);
  });

  test("goes on after an observation that failed", async () => {
    const steps = await run(
      shell,
      { id: "a", script: "exit 3", mayFail: true },
      { id: "b", script: "false", mayFail: true },
      { id: "c", script: "echo reached" },
    );
    expect(steps.map((step) => step.exitCode)).toEqual([3, 1, 0]);
  });

  test("goes on after a step that ends itself early with success", async () => {
    const steps = await run(shell, { id: "a", script: "exit 0; echo x" }, { id: "b", script: "echo y" });
    expect(steps.map((step) => step.output)).toEqual(["", "y"]);
  });

  test("keeps variables, folder, traps, options and functions of a step from the next and from the kept shell", async () => {
    const first = "v=1; cd /tmp; trap 'echo trapped' EXIT; set +e; f() { :; }; umask 000; exec 3>&1";
    const program = {
      steps: [
        { id: "a", script: first },
        { id: "b", script: `printf '%s' "\${v-unset}"; [ "$PWD" = / ]; ! command -v f; umask` },
      ],
    };
    const text = `cd /; umask 022\n${renderProgram(program, nonce)}echo "$PWD \${v-unset}"\n`;
    const { stdout } = await runInShell(shell, text);
    expect(readProgramOutput(stdout, nonce, program)).toEqual({
      complete: true,
      steps: [
        { id: "a", exitCode: 0, output: "trapped" },
        { id: "b", exitCode: 0, output: "unset0022" },
      ],
    });
    expect(stdout.endsWith("\n/ unset\n")).toBe(true);
  });

  test("is ready for the next program, also after exit, failure and a syntax error", async () => {
    const broken: Program = {
      steps: [
        { id: "exits", script: "exit 9", mayFail: true },
        { id: "unset", script: 'echo "$no_such_variable"', mayFail: true },
        { id: "syntax", script: "if then ) '", mayFail: true },
        { id: "escape", script: "}\n)\n'; exit", mayFail: true },
        { id: "fails", script: "false" },
      ],
    };
    const good: Program = { steps: [{ id: "next", script: "echo still here" }] };
    const { stdout } = await runInShell(shell, `set -u\n${renderProgram(broken, nonce)}${renderProgram(good, other)}`);
    const first = readProgramOutput(stdout, nonce, broken);
    expect(first.complete && first.steps.map((step) => step.exitCode !== 0)).toEqual([true, true, true, true, true]);
    expect(readProgramOutput(stdout, other, good)).toEqual({
      complete: true,
      steps: [{ id: "next", exitCode: 0, output: "still here" }],
    });
  });

  test("gives steps an empty stdin, so that none swallows the next program", async () => {
    expect(await run(shell, { id: "a", script: "cat; read -r line || echo none" })).toEqual([
      { id: "a", exitCode: 0, output: "none" },
    ]);
  });

  test("takes here-documents and any quoting in a script", async () => {
    const script = `cat <<'END'\nit's "$x" \\ \`y\`\nEND\necho 'a'\\''b' "c'd"`;
    expect((await run(shell, { id: "a", script }))[0]?.output).toBe(`it's "$x" \\ \`y\`\na'b c'd`);
  });

  test("takes outputs as they are, whether their last line ends or not, without line breaks at the end and NUL bytes", async () => {
    const scripts = [
      "printf 'a\\nb'",
      "printf 'a\\n\\n\\n'",
      "printf '\\n\\na'",
      "printf '\\n'",
      ":",
      "printf 'a\\000b\\000'",
    ];
    const steps = await run(shell, ...scripts.map((script, index) => ({ id: `s${index}`, script })));
    expect(steps.map((step) => step.output)).toEqual(["a\nb", "a", "\n\na", "", "", "ab"]);
  });

  test("runs a step in the kept shell itself where it asks for that, with its status, output and empty stdin", async () => {
    const steps = await run(
      shell,
      { id: "good", script: "signalbox_a=1; cat; echo out; echo err >&2", inKeptShell: true },
      { id: "isolated", script: 'echo "$signalbox_a"; signalbox_a=2; exit 0' },
      { id: "bad", script: "no-such-command 2>/dev/null && {\necho never\n}", inKeptShell: true, mayFail: true },
      { id: "fatal", script: 'printf "$signalbox_a"; (exit 7)', inKeptShell: true },
      { id: "after", script: "echo never" },
    );
    expect(steps).toEqual([
      { id: "good", exitCode: 0, output: "out\nerr" },
      { id: "isolated", exitCode: 0, output: "1" },
      { id: "bad", exitCode: 127, output: "" },
      { id: "fatal", exitCode: 7, output: "1" },
      { id: "after", exitCode: null, output: "" },
    ]);
  });

  test("decodes UTF-8", async () => {
    const steps = await run(
      shell,
      { id: "a", script: "printf 'é漢\\377x'" },
      { id: "b", script: "LC_ALL=C.UTF-8; printf 字" },
    );
    expect(steps.map((step) => step.output)).toEqual(["é漢\uFFFDx", "字"]);
  });

  test("carries large output", async () => {
    const script = "i=0; while [ $i -lt 20000 ]; do echo 0123456789012345678901234567890123456789; i=$((i+1)); done";
    expect((await run(shell, { id: "a", script }))[0]?.output.length).toBe(20000 * 41 - 1);
  });

  test("does nothing at all when its upload is cut short anywhere", async () => {
    const text = renderProgram(
      {
        steps: [
          { id: "a", script: "cat <<X\n1\nX\necho ran >&2" },
          { id: "b", script: "echo 'ran'" },
        ],
      },
      nonce,
    );
    const end = text.lastIndexOf("}");
    const cuts = Array.from({ length: 40 }, (_, index) => Math.floor((index * end) / 39));
    for (const cut of cuts) {
      expect((await runInShell(shell, text.slice(0, cut))).stdout, text.slice(0, cut)).toBe("");
    }
  });

  test("every proper prefix of its output is incomplete", async () => {
    const program: Program = {
      steps: [
        {
          id: "a",
          script: `printf '@${other} done 0\\n@${other} end a 0\\n'; printf '@${nonce.slice(0, -1)} end a 0\\n@'`,
        },
        { id: "b", script: "exit 4", mayFail: true },
        { id: "c", script: "echo 漢字; exit 5" },
        { id: "d", script: "echo never" },
      ],
    };
    const { stdout } = await runInShell(shell, renderProgram(program, nonce));
    expect(readProgramOutput(stdout, nonce, program)).toMatchObject({ complete: true });
    for (let length = 0; length < stdout.length; length += 1) {
      expect(readProgramOutput(stdout.slice(0, length), nonce, program)).toEqual({ complete: false });
    }
  });
});

describe("readProgramOutput", () => {
  const program: Program = { steps: [{ id: "a", script: "echo hello" }] };
  const good = `@${nonce} begin a\nhello\n@${nonce} end a 0\n@${nonce} done 0\n`;

  test("skips a login shell's greeting and ignores what follows the trailer", () => {
    expect(readProgramOutput(`Welcome!\n${good}more`, nonce, program)).toEqual({
      complete: true,
      steps: [{ id: "a", exitCode: 0, output: "hello" }],
    });
  });

  test.each([
    ["a trailer with another nonce", good.replace(`@${nonce} done`, "@1111111111111111 done")],
    ["an end with another nonce", good.replace(`@${nonce} end`, `@${other} end`)],
    ["an end in the middle of a line", good.replace("hello\n", "hello")],
    ["noise before the trailer", good.replace(`@${nonce} done`, `noise\n@${nonce} done`)],
    ["a trailer that contradicts the step", good.replace("done 0", "done 1")],
    ["a step that is not in the program", good.replaceAll(" a ", " b ").replace("begin a", "begin b")],
    ["a status that is no number", good.replace("end a 0", "end a 0x0")],
    ["nothing", ""],
  ])("takes %s for incomplete", (_, text) => {
    expect(readProgramOutput(text, nonce, program)).toEqual({ complete: false });
  });

  test("reads a program without steps", () => {
    expect(readProgramOutput(`@${nonce} done 0\n`, nonce, { steps: [] })).toEqual({ complete: true, steps: [] });
  });
});

describe("renderProgram", () => {
  test.each([
    ["a short nonce", "abc", [{ id: "a", script: "" }]],
    ["a nonce with shell characters", "aaaaaaaaaaaaaaaa'", [{ id: "a", script: "" }]],
    ["an id with shell characters", nonce, [{ id: "a;b", script: "" }]],
    [
      "two steps of one id",
      nonce,
      [
        { id: "a", script: "" },
        { id: "a", script: "" },
      ],
    ],
    ["a NUL in a script", nonce, [{ id: "a", script: "\0" }]],
  ])("refuses %s", (_, someNonce, steps) => {
    expect(() => renderProgram({ steps }, someNonce)).toThrow(/assertion failed/);
  });
});
