/** A host key's fingerprint, large enough to compare by eye, selectable, never shortened. */
export function Fingerprint({ text }: { text: string }) {
  return (
    <p className="break-all rounded-md border border-border bg-sunken px-4 py-3 font-mono text-base sm:text-lg">
      {text}
    </p>
  );
}
