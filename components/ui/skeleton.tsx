import { Skeleton as HeroSkeleton } from "@heroui/react";

/** Stands for content of a known size while it loads. */
export function Skeleton({ className }: { className: string }) {
  return <HeroSkeleton aria-hidden="true" className={className} />;
}

/** A table that loads: rows of the real height, so that nothing jumps. */
export function SkeletonRows({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div key={index} className="flex h-9 items-center gap-6 border-separator border-b px-3 last:border-b-0">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 w-28" />
          <Skeleton className="h-3 flex-1" />
        </div>
      ))}
    </div>
  );
}
