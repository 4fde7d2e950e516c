"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from "react-aria-components";

type Props = {
  title: ReactNode;
  defaultExpanded?: boolean;
  /** Makes its content when it is first opened, for what is long. */
  isLazy?: boolean;
  children: ReactNode;
};

/** A part that is closed until asked for: raw output, exact commands. */
export function Disclosure({ title, defaultExpanded = false, isLazy = false, children }: Props) {
  const [wasOpened, setWasOpened] = useState(defaultExpanded || !isLazy);
  return (
    <AriaDisclosure
      defaultExpanded={defaultExpanded}
      onExpandedChange={(isExpanded) => setWasOpened((was) => was || isExpanded)}
      className="group min-w-0"
    >
      <Heading level={3}>
        <Button
          slot="trigger"
          className="flex min-h-7 cursor-pointer items-center gap-1.5 rounded text-start text-sm outline-none hover:text-link data-[focus-visible=true]:outline-2 data-[focus-visible=true]:outline-focus"
        >
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-muted transition-transform group-data-[expanded=true]:rotate-90 motion-reduce:transition-none"
          />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="ps-5.5 pt-1.5 pb-1">{wasOpened ? children : null}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
