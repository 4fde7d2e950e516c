import type { CommandContext } from "../command-context";

/** Adds `login [--url URL]`: keeps a panel's address and a token that is never on the command line. */
export function addLogin({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("login")
    .description(say("login.description"))
    .option("--url <URL>", say("option.url"))
    .action(async ({ url }: { url?: string }) => {
      const { login } = await import("./login");
      exitWith(await login(url, terminal, say));
    });
}
