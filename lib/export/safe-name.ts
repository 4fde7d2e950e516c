/** A name that people chose as the name of a folder, if it is one everywhere; otherwise the id. */
export function safeName(name: string, id: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/.test(name) ? name : id;
}
