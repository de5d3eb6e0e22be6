import type { ReactNode } from "react";

interface LabelledProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly wide?: boolean;
  /** A group of radios or boxes has a name of its own in each, so the word above becomes a legend. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

/** A control of a page that keeps its draft itself: the word above, the hint below. */
export function Labelled({ label, hint, wide = false, group = false, children }: LabelledProps) {
  const className = wide ? "labelled labelled-wide" : "labelled";
  const inside = (
    <>
      <span className="labelled-word">{label}</span>
      {children}
      {hint && <span className="hint">{hint}</span>}
    </>
  );
  if (!group) return <label className={className}>{inside}</label>;
  return (
    <div className={className} role="group" aria-label={label}>
      {inside}
    </div>
  );
}
