/** Parts with names of their own: of equal ones, the later get a number. At most 80 characters, as all names. */
export function uniqueNames<Part extends { readonly name: string }>(parts: readonly Part[]): Part[] {
  const taken = new Set<string>();
  return parts.map((part) => {
    let name = part.name;
    for (let number = 2; taken.has(name); number += 1) name = `${part.name.slice(0, 70)} ${number}`;
    taken.add(name);
    return { ...part, name };
  });
}
