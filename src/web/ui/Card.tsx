import { type ReactNode, useId, useState } from "react";
import { CardTools } from "./card-tools.ts";

interface CardProps {
  readonly title: string;
  /** Small print at the right of the title, such as 共 45 个. */
  readonly note?: ReactNode;
  readonly padded?: boolean;
  readonly children?: ReactNode;
}

export function Card({ title, note, padded = false, children }: CardProps) {
  const heading = useId();
  const [tools, setTools] = useState<HTMLElement | null>(null);
  return (
    <section className="card" aria-labelledby={heading}>
      <div className="card-head">
        <h2 id={heading}>
          {title}
          {note && <small>{note}</small>}
        </h2>
        <div className="no-print" ref={setTools} />
      </div>
      <CardTools value={tools}>
        <div className={padded ? "card-body" : undefined}>{children}</div>
      </CardTools>
    </section>
  );
}
