"use client";

import type { ReactElement, ReactNode } from "react";
import { Tooltip as AriaTooltip, Focusable, OverlayArrow, TooltipTrigger } from "react-aria-components";

type Props = {
  text: ReactNode;
  /** One focusable React Aria control (Button, Link …); for plain text use TooltipText. */
  children: ReactElement;
};

/** A name or a short explanation, on hover after half a second and on keyboard focus at once. */
export function Tooltip({ text, children }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip
        offset={6}
        className="max-w-72 rounded-md bg-foreground px-2 py-1 text-background text-xs shadow-overlay"
      >
        <OverlayArrow className="hidden" />
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

/** Text that can be focused to read its explanation. */
export function TooltipText({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Tooltip text={text}>
      <Focusable>
        <span
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must reach the explanation too.
          tabIndex={0}
          role="note"
          className="cursor-help rounded-sm underline decoration-dotted underline-offset-3"
        >
          {children}
        </span>
      </Focusable>
    </Tooltip>
  );
}
