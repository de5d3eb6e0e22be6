import type { RankedVillage } from "./contract-types.ts";

const full = 10_000;
const share = (hundredths: number) => `${(hundredths / full) * 100}%`;

/** The points as a bar; the whisker is what missing figures leave open. The numbers stand beside it as text. */
export function PointsBar({ points, low, high }: Pick<RankedVillage, "points" | "low" | "high">) {
  return (
    <span className="points-bar" aria-hidden="true">
      <span className="points-fill" style={{ width: share(points) }} />
      {low < high && <span className="points-open" style={{ left: share(low), width: share(high - low) }} />}
    </span>
  );
}
