import { errorAt, type Problem } from "@/lib/model/problem";
import { type LineFault, problemAt, problemOf } from "./line-fault";
import type { ListingLine } from "./listing-line";

/** A text of another kind has a fault in every line; the hundred and first tells nobody anything. */
const maxFaults = 100;

/** Collects what is wrong with one text. Who reads the text stops when the list is full. */
export class FaultList {
  private readonly found: Problem[] = [];

  get isFull(): boolean {
    return this.found.length >= maxFaults;
  }

  get isEmpty(): boolean {
    return this.found.length === 0;
  }

  add(line: ListingLine, fault: LineFault): void {
    this.found.push(problemOf(line, fault));
  }

  /** For a fault at a character instead of a word; `column` counts from 1. */
  addAt(line: ListingLine, column: number, code: string, params?: Problem["params"]): void {
    this.found.push(problemAt(line, column, code, params));
  }

  get problems(): Problem[] {
    if (!this.isFull) return this.found;
    return [...this.found, errorAt(this.found.at(-1)?.path ?? [], "ipvs.reading_stopped", { count: maxFaults })];
  }
}
