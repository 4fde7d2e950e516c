/**
 * A form after somebody else saved first and the person chose their own input: the fields they touched keep what they
 * entered, the others take over what is there now. Otherwise saving would silently undo the other person's work.
 */
export function keepMine<Form extends Readonly<Record<string, unknown>>>(mine: Form, base: Form, theirs: Form): Form {
  const untouched = Object.keys(mine).filter((field) => JSON.stringify(mine[field]) === JSON.stringify(base[field]));
  return { ...mine, ...Object.fromEntries(untouched.map((field) => [field, theirs[field]])) };
}
