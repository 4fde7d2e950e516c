/**
 * The lines that frame a program's output, written once for `renderProgram` and `readProgramOutput`. For every step
 * that was reached:
 *
 *     @NONCE begin ID          before the step runs
 *     @NONCE output ID BYTES   when it has ended
 *     …exactly BYTES bytes of output, then a line break…
 *     @NONCE end ID STATUS
 *
 * and at last `@NONCE done STATUS TOTAL`, with the status of the step that ended the program (0 = none) and the sum of
 * all output bytes.
 */
export const frame = {
  begin: (nonce: string, id: string) => `@${nonce} begin ${id}`,
  output: (nonce: string, id: string, bytes: string) => `@${nonce} output ${id} ${bytes}`,
  end: (nonce: string, id: string, status: string) => `@${nonce} end ${id} ${status}`,
  done: (nonce: string, status: string, total: string) => `@${nonce} done ${status} ${total}`,
} as const;
