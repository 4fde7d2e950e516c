"use client";

import { CopyButton } from "./copy-button";

type Props = {
  /** Names what the text is, for screen readers. */
  label: string;
  text: string;
  /** Wraps long lines instead of scrolling; for single long lines such as keys. */
  wrap?: boolean;
  maxHeight?: "none" | "md";
};

/** Text to be read exactly and copied: commands, keys, output of a host. Always plain text, never markup. */
export function CodeBlock({ label, text, wrap = false, maxHeight = "none" }: Props) {
  return (
    <div className="relative rounded-md border border-border bg-sunken">
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        className={`overflow-auto rounded-md py-2.5 ps-3 pe-11 ${maxHeight === "md" ? "max-h-80" : ""}`}
      >
        <pre className={`font-mono text-[12.5px]/5 ${wrap ? "whitespace-pre-wrap break-all" : ""}`}>{text}</pre>
      </section>
      <div className="absolute end-1.5 top-1 rounded-md bg-sunken">
        <CopyButton text={text} />
      </div>
    </div>
  );
}
