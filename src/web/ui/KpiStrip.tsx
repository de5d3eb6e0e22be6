import type { ReactNode } from "react";

export interface Kpi {
  readonly name: string;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly note?: ReactNode;
}

export function KpiStrip({ items }: { items: readonly Kpi[] }) {
  return (
    <dl className="kpi">
      {items.map(({ name, value, unit, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="kpi-value">
            {value}
            {unit && <span className="unit"> {unit}</span>}
          </dd>
          {note && <dd className="kpi-note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
