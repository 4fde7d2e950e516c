import { exitCodes } from "@/lib/cli/exit-codes";
import type { Sentences } from "@/lib/cli/sentences";
import type { Terminal } from "@/lib/cli/terminal";
import { openPanel } from "../panel-client";
import { putDraft } from "./drafts";
import { complainOfDocument, readDocuments } from "./read-documents";

/** Prints in what the drafts differ from the documents of a file, as a unified diff; changes nothing. */
export async function runDiff(file: string, terminal: Terminal, say: Sentences): Promise<number> {
  const documents = await readDocuments(file, terminal, say);
  if (documents === null) return exitCodes.inputFaulty;
  const panel = await openPanel(terminal);
  let exitCode: number = exitCodes.done;
  for (const document of documents) {
    try {
      const { changed, diff } = await putDraft(panel, document.manifest, { dryRun: true });
      terminal.print(diff);
      if (changed && exitCode === exitCodes.done) exitCode = exitCodes.differs;
    } catch (error) {
      complainOfDocument(error, document, { terminal, say });
      exitCode = exitCodes.inputFaulty;
    }
  }
  return exitCode;
}
