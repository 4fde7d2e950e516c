import { type DiffLine, readUnifiedDiff } from "./read-unified-diff";

type Props = { label: string; diff: string };

const looks: Record<DiffLine["kind"], string> = {
  added: "bg-good-soft text-good",
  removed: "bg-bad-soft text-bad",
  same: "",
  hunk: "bg-surface-secondary text-muted",
};
const signs: Record<DiffLine["kind"], string> = { added: "+", removed: "−", same: "", hunk: "" };

/** A unified diff with line numbers. Added and removed lines differ by sign, not by colour alone. */
export function DiffView({ label, diff }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-md border border-border bg-sunken">
      <table className="w-full border-collapse font-mono text-[12.5px]/5">
        <tbody>
          {readUnifiedDiff(diff).map((line) => (
            <tr key={line.id} className={looks[line.kind]}>
              <LineNumber number={line.before} />
              <LineNumber number={line.after} />
              <td className="w-5 select-none text-center">{signs[line.kind]}</td>
              <td className="whitespace-pre pe-4">{line.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LineNumber({ number }: { number: number | null }) {
  return <td className="w-10 select-none px-2 text-end text-muted">{number ?? ""}</td>;
}
