/** A piece of text, or the last digits of a number that grows by `perRound` each time the text is asked for. */
export type Piece = string | { readonly perRound: number };

const digits = 7;

/**
 * A long text in which many numbers grow, for next to nothing: it is rendered once, and a round copies the seven digits of
 * each pace to the places where they stand. What stands before them in the text is the number's beginning. After ten
 * million they would begin anew; at two seconds a round and a pace of a thousand that is five hours.
 */
export class MovingText {
  readonly #bytes: Buffer;
  readonly #places = new Map<number, number[]>();
  #round = 0;

  constructor(pieces: Iterable<Piece>) {
    let text = "";
    for (const piece of pieces) {
      if (typeof piece === "string") text += piece;
      else {
        this.#places.set(piece.perRound, [...(this.#places.get(piece.perRound) ?? []), text.length]);
        text += "0".repeat(digits);
      }
    }
    this.#bytes = Buffer.from(text, "latin1");
  }

  next(): Buffer {
    this.#round += 1;
    for (const [perRound, places] of this.#places) {
      const moved = Buffer.from(String(this.#round * perRound).padStart(digits, "0"), "latin1");
      for (const place of places) moved.copy(this.#bytes, place);
    }
    return this.#bytes;
  }
}
