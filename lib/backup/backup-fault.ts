/** Why a backup cannot be made or restored: a whole sentence for whoever typed the command, with what to do about it. */
export class BackupFault extends Error {
  override readonly name = "BackupFault";
}
