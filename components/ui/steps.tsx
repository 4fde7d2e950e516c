import { Check } from "lucide-react";

type Props = {
  label: string;
  steps: readonly string[];
  /** Index of the step at hand; steps before it are done. */
  current: number;
};

/** Where one is in a sequence. */
export function Steps({ label, steps, current }: Props) {
  return (
    <ol aria-label={label} className="mb-6 flex flex-wrap items-center gap-x-2 gap-y-2 text-sm">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={`flex items-center gap-2 ${index === current ? "font-medium" : "text-muted"}`}
        >
          {index === 0 ? null : <span aria-hidden="true" className="h-px w-4 bg-border sm:w-8" />}
          <span
            aria-hidden="true"
            className={`flex size-6 items-center justify-center rounded-full border text-xs ${
              index < current
                ? "border-accent bg-accent text-accent-foreground"
                : index === current
                  ? "border-accent text-accent-soft-foreground"
                  : "border-border"
            }`}
          >
            {index < current ? <Check className="size-3.5" /> : index + 1}
          </span>
          <span className={index === current ? "" : "max-sm:sr-only"}>{step}</span>
        </li>
      ))}
    </ol>
  );
}
