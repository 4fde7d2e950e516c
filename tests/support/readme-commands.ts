/** The commands of a text for people, block by block: the lines that are indented by four spaces. */
export function readmeCommands(text: string): string[][] {
  const blocks: string[][] = [];
  let inBlock = false;
  for (const line of text.split("\n")) {
    const isCommand = line.startsWith("    ");
    if (isCommand && !inBlock) blocks.push([]);
    if (isCommand) blocks.at(-1)?.push(line.trim());
    inBlock = isCommand;
  }
  return blocks;
}
