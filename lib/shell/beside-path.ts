/**
 * Where a script keeps a copy of a file, in its folder. A hidden one has a dot before its name, so that it is none of those
 * that a pattern in somebody's `include conf.d/*` names.
 */
export function besidePath(path: string, ending: string, hidden: boolean | undefined): string {
  const name = path.lastIndexOf("/") + 1;
  return `${path.slice(0, name)}${hidden === true ? "." : ""}${path.slice(name)}.${ending}`;
}
