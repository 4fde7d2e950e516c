type Props = { errors: readonly string[]; warnings?: readonly string[] };

/** Problems of a part of a form that is no field of its own: a list, a switch. */
export function PartNotes({ errors, warnings = [] }: Props) {
  return (
    <>
      {errors.map((error) => (
        <p key={error} className="text-bad text-xs">
          {error}
        </p>
      ))}
      {warnings.map((warning) => (
        <p key={warning} className="text-caution text-xs">
          {warning}
        </p>
      ))}
    </>
  );
}
