import { expect, test } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { planFile } from "@/lib/plan/plan-file";
import { managedHeader } from "@/lib/shell/managed-header";
import { file, sha256 } from "./observed-hosts";

const wanted = { path: keepalivedConfPath, mode: 0o600, content: `${managedHeader("c1")}\nnew\n` };
const reason = { code: "reason.director", params: {} };

function replacing(content: string): string {
  const observed = file(content);
  return planFile(wanted, { id: "file.1", reason, observed, sha256, keepOriginal: true }).step.script;
}

test("what somebody had there is kept, to come back when ours goes", () => {
  expect(replacing("global_defs {\n}\n")).toContain(".before-signalbox");
});

test("an earlier file of ours is nobody's original: it would come back when everything of ours is to go", () => {
  expect(replacing(`${managedHeader("c1")}\nold\n`)).not.toContain(".before-signalbox");
});
