import type { Terminal } from "../terminal";

export type ProgressLine = {
  show(text: string): void;
  /** What follows begins on a line of its own. */
  end(): void;
};

/** How something goes on: one line that is written anew on a screen, and a line for each news in a pipe. */
export function createProgressLine({ complain, isScreen }: Pick<Terminal, "complain" | "isScreen">): ProgressLine {
  let shown = "";
  return {
    show(text) {
      if (text === shown) return;
      complain(isScreen ? `\r\u001b[K${text}` : `${text}\n`);
      shown = text;
    },
    end() {
      if (isScreen && shown !== "") complain("\r\u001b[K");
      shown = "";
    },
  };
}
