/** A path without `.` and with each `..` carried out. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
