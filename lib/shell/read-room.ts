export type Room = { readonly bytes: number; readonly files: number };

/** What was free where `writeFileScript` could not write, as its output says; null = it does not. */
export function readRoom(output: string): Room | null {
  const [, blocks, size, files] =
    /^signalbox: blocks (\d{1,15}) of (\d{1,9}) bytes and (\d{1,15}) files are free$/m.exec(output) ?? [];
  return blocks === undefined ? null : { bytes: Number(blocks) * Number(size), files: Number(files) };
}
