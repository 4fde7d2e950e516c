/**
 * The lines that frame a program's output, written once for `renderProgram` and `readProgramOutput`. For every step
 * that was reached:
 *
 *     @NONCE begin ID
 *     …what the step prints, as it prints it…
 *     (a line break)
 *     @NONCE end ID STATUS
 *
 * and at last `@NONCE done STATUS`, with the status of the step that ended the program (0 = none).
 */
export const frame = {
  begin: (nonce: string, id: string) => `@${nonce} begin ${id}`,
  end: (nonce: string, id: string, status: string) => `@${nonce} end ${id} ${status}`,
  done: (nonce: string, status: string) => `@${nonce} done ${status}`,
} as const;
