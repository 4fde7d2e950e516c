import type { ChildProcess } from "node:child_process";

/** What a process has printed on both of its streams, and a way to wait for something in it. */
export class PrintedOutput {
  #text = "";
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#text += chunk.toString();
      });
    }
  }

  get text(): string {
    return this.#text;
  }

  /** The first group of the pattern once it is printed; an error that quotes everything when it is not, or the process ends. */
  until(pattern: RegExp, timeoutMs: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.#child.stdout?.off("data", look);
        this.#child.off("exit", ended);
        act();
      };
      const fail = (what: string) => settle(() => reject(new Error(`the process ${what}:\n${this.#text}`)));
      const ended = (code: number | null) => fail(`ended with code ${code}`);
      const look = () => {
        const found = pattern.exec(this.#text)?.[1];
        if (found !== undefined) settle(() => resolve(found));
      };
      const timer = setTimeout(() => fail(`did not print ${pattern} in time`), timeoutMs);
      this.#child.stdout?.on("data", look);
      this.#child.once("exit", ended);
      look();
    });
  }
}
