import { frame } from "@/lib/shell/frame";
import type { DirectorTexts } from "./director-texts";

/** The last lines of a rendered program; when they are there, the kept shell would run it. */
const lastLine = `done %s\\n' "$signalbox_code"\n}\n`;

export function isWholeProgram(text: string): boolean {
  return text.endsWith(lastLine);
}

/**
 * What a director's kept shell prints for a program: each step in its frame, and the trailer. A step that the director has
 * no text for fails with 127 as a missing program does, and ends the program unless the step may fail.
 */
export function answerProgram(program: string, texts: DirectorTexts): Buffer {
  const [, nonce = ""] = /printf '@([A-Za-z0-9]+) /.exec(program) ?? [];
  const parts: Buffer[] = [];
  let code = 0;
  for (const [, id = "", mayFail] of stepsOf(program, nonce)) {
    const output = texts.outputOf(id);
    const status = output === null ? 127 : 0;
    const bytes = output ?? Buffer.alloc(0);
    parts.push(Buffer.from(`${frame.begin(nonce, id)}\n`), bytes);
    parts.push(Buffer.from(`\n${frame.end(nonce, id, String(status))}\n`));
    if (status !== 0 && mayFail === "") {
      code = status;
      break;
    }
  }
  parts.push(Buffer.from(`${frame.done(nonce, String(code))}\n`));
  return Buffer.concat(parts);
}

/** The id of each step, and "" where its failure is the program's. */
function stepsOf(program: string, nonce: string): [string, string, string][] {
  const begin = new RegExp(`^printf '@${nonce} begin ([a-z0-9.-]+)\\\\n'$`, "gm");
  return [...program.matchAll(begin)].map(([line, id = ""]) => {
    const fatal = program.includes(`end ${id} %s\\n' "$signalbox_status"; signalbox_code=`);
    return [line, id, fatal ? "" : "may fail"];
  });
}
