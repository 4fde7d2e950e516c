import type { Migration } from "./migrate-database";

export type AppliedMigration = { readonly name: string; readonly checksum: string; readonly finished: boolean };

/**
 * The migrations still to apply, in order. Throws when the database was not made by these files: continuing would
 * damage it or fail later with an error nobody understands.
 */
export function pendingMigrations(known: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  for (const row of applied) {
    const migration = known.find((candidate) => candidate.name === row.name);
    if (migration === undefined) {
      throw new Error(`The database was migrated by a newer Signalbox (${row.name}): start that version again.`);
    }
    if (!row.finished) {
      throw new Error(`Migration ${row.name} was left half-way by Prisma: see \`npm run prisma -- migrate resolve\`.`);
    }
    if (migration.checksum !== row.checksum) {
      throw new Error(`Migration ${row.name} differs from the one this database was made with: use another database.`);
    }
  }
  return known.filter((migration) => !applied.some((row) => row.name === migration.name));
}
