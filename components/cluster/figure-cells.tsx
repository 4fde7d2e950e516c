import type { Rates } from "@/lib/live/snapshot";
import { Count, Rate } from "../live/rate";
import type { Figures } from "./figures";

type Props = {
  active: number | null;
  inactive: number | null;
  rates: Rates | null;
  figures: Figures;
};

/** The figure columns of one row. */
export function FigureCells({ active, inactive, rates, figures }: Props) {
  const look = { "data-align": "end", className: figures.stale ? "stale" : undefined } as const;
  return (
    <>
      <td {...look}>
        <Count value={active} />
      </td>
      <td {...look}>
        <Count value={inactive} />
      </td>
      <td {...look}>
        <Rate perSec={rates?.connPerSec} />
      </td>
      <td {...look}>
        <Rate perSec={rates?.inPktPerSec} />
      </td>
      <td {...look}>
        <Rate perSec={rates?.inBytesPerSec} />
      </td>
      {figures.showOut ? (
        <>
          <td {...look}>
            <Rate perSec={rates?.outPktPerSec} />
          </td>
          <td {...look}>
            <Rate perSec={rates?.outBytesPerSec} />
          </td>
        </>
      ) : null}
    </>
  );
}
