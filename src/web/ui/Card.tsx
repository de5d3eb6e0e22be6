import { type ReactNode, useId } from "react";

interface CardProps {
  readonly title: string;
  /** Small print at the right of the title, such as 共 45 个. */
  readonly note?: ReactNode;
  readonly padded?: boolean;
  readonly children?: ReactNode;
}

export function Card({ title, note, padded = false, children }: CardProps) {
  const heading = useId();
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>
        {title}
        {note && <small>{note}</small>}
      </h2>
      <div className={padded ? "card-body" : undefined}>{children}</div>
    </section>
  );
}
