import { Count, Rate } from "../live/rate";
import type { Figures } from "./figures";
import { figureOf, type RowFigures } from "./row-figures";
import { figureColumns } from "./table-columns";

type Props = { row: RowFigures; figures: Figures };

/** The figure columns of one row. */
export function FigureCells({ row, figures: { columns, stale } }: Props) {
  return figureColumns
    .filter((column) => columns.has(column))
    .map((column) => {
      const value = figureOf(row, column);
      return (
        <td key={column} data-align="end" className={stale ? "stale" : undefined}>
          {column === "active" || column === "inactive" ? <Count value={value} /> : <Rate perSec={value} />}
        </td>
      );
    });
}
