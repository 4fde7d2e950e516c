/** Whether a path is one that scripts of ours may write: absolute, below some folder, of plain characters, no `..`. */
export function isFilePath(path: string): boolean {
  return /^(\/[A-Za-z0-9_@-][A-Za-z0-9._@-]*){2,}$/.test(path);
}
