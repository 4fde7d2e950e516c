import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { lintKeepalived } from "@/lib/keepalived/lint/lint-keepalived";
import { expand } from "@/lib/keepalived/syntax/expand";
import type { Finding } from "@/lib/keepalived/syntax/finding";
import { parseDocument } from "@/lib/keepalived/syntax/parse-document";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import { sourcesResolver } from "@/lib/keepalived/syntax/sources-resolver";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../../support/network-namespace";
import { withoutPlaces } from "../syntax/without-places";
import { corpus, corpusDirectory } from "./corpus";

const noKeepalived =
  spawnSync("keepalived", ["--version"]).error === undefined ? noNetworkNamespace : "keepalived is not installed";
if (noKeepalived !== null) console.info(`corpus: ${noKeepalived}`);

test("is large enough to stand for the wild", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(40);
});

describe.each(corpus)("$name", ({ name, sources }) => {
  test("every file comes back without loss", () => {
    for (const { text } of sources) {
      const { tree } = parseDocument(text);
      const again = parseDocument(renderTree(tree));
      expect(again.findings).toEqual([]);
      expect(withoutPlaces(again.tree)).toEqual(withoutPlaces(tree));
    }
  });

  test("read as a whole, it comes back without loss", () => {
    const [main = { path: "", text: "" }] = sources;
    const { tree } = expand(main, { configId: "main", resolveInclude: sourcesResolver(sources) });
    const again = parseDocument(renderTree(tree));
    expect(again.findings).toEqual([]);
    expect(withoutPlaces(again.tree)).toEqual(withoutPlaces(tree));
  });

  test.skipIf(noKeepalived !== null)("what keepalived says of a line or of the whole, lint says too", async () => {
    const said = await complaints(name, sources.length > 1);
    const findings = lintKeepalived(sources, { configId: "main" });
    expect(said.filter((complaint) => !isFound(complaint, findings))).toEqual([]);
  });
});

test("the findings are the reviewed ones", async () => {
  const lines = corpus.flatMap(({ sources }) =>
    lintKeepalived(sources, { configId: "main" }).map(
      ({ file, line, column, severity, code, params }) =>
        `${file}:${line}:${column}: ${severity} ${code} ${JSON.stringify(params)}\n`,
    ),
  );
  await expect(lines.join("")).toMatchFileSnapshot("../../../golden/keepalived/corpus-findings.txt");
});

/** What depends on the host: its interfaces, users, programs and files. */
const ofTheHost =
  /doesn't exist|not found\/accessible|uid\/gid|Unable to access|Unknown interface|not executable|No such file|insecure|default user/;
/** keepalived 2.2.7 ends its own test by SIGTERM when a script would run as another user than root. */
const ofItself = /^Terminated$/;

async function complaints(name: string, isFolder: boolean): Promise<string[]> {
  const output = await runInNetworkNamespace(`for pair in eth0:peer0 eth1:peer1 bond0:peer2; do
  ip link add "\${pair%:*}" type veth peer name "\${pair#*:}"; ip link set "\${pair%:*}" up
done
cd ${quoteText(corpusDirectory)}
keepalived -t -i main -f ${isFolder ? `${name}/keepalived.conf` : name} || true`);
  return [...new Set(output.split("\n"))].filter(
    (line) => line !== "" && !ofTheHost.test(line) && !ofItself.test(line),
  );
}

/**
 * keepalived names a line for what it sees while it reads, and none for what it sees afterwards. When it has lost its
 * place it complains of every line to the end; lint says once where the place was lost. What it removes it names at the
 * end of the block.
 */
function isFound(complaint: string, findings: readonly Finding[]): boolean {
  const place = /Line (\d+)\) (.*)$/.exec(complaint);
  if (place === null) return findings.length > 0;
  const [, number, words = ""] = place;
  const line = Number(number);
  if (/ - removing$/.test(words)) return findings.some((finding) => finding.line <= line);
  const follows = /^Unknown keyword|^Unexpected '\{'/.test(words);
  return findings.some((finding) => finding.line === line || (follows && finding.line < line && losesPlace(finding)));
}

function losesPlace({ code }: Finding): boolean {
  return code.startsWith("syntax.") || code.startsWith("keyword.");
}
