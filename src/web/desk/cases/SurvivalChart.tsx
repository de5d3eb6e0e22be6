import { problemAspectLabel } from "#domain/cases/labels.ts";
import { frame, type Group, labelPlaces, lastShare, monthsOf, pathOf, xOf, yOf } from "./survival-shape.ts";

export const groupName = ({ aspect }: Pick<Group, "aspect">) =>
  aspect === null ? "全部销号村" : problemAspectLabel[aspect];

const dashes = ["", "6 3", "2 3", "9 3 2 3", "12 4", "1 4", "6 3 1 3 1 3", "4 2"];

/** A small drawing with words at the end of each line; lines differ by their strokes, not by colour. */
export function SurvivalChart({ groups }: { groups: readonly Group[] }) {
  const months = monthsOf(groups);
  const places = labelPlaces(groups);
  const ticks = Array.from({ length: months / 3 + 1 }, (_, i) => i * 3);
  return (
    <svg
      className="curve"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label="销号后仍然稳固的比例，数值见下表"
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="curve-grid" x1={frame.left} x2={frame.width - frame.right} y1={yOf(share)} y2={yOf(share)} />
          <text x={frame.left - 6} y={yOf(share) + 4} textAnchor="end">
            {share * 100}%
          </text>
        </g>
      ))}
      {ticks.map((month) => (
        <text key={month} x={xOf((month * 365) / 12, months)} y={frame.height - 10} textAnchor="middle">
          {month === 0 ? "销号" : `${month} 个月`}
        </text>
      ))}
      {groups.map((group, i) => (
        <g key={group.aspect ?? "all"}>
          <path
            className={group.aspect === null ? "curve-line" : "curve-line curve-line-aspect"}
            strokeDasharray={group.aspect === null ? undefined : dashes[i % dashes.length]}
            d={pathOf(group, months)}
          />
          <line
            className="curve-grid"
            x1={xOf(group.longest, months)}
            x2={frame.width - frame.right + 6}
            y1={yOf(lastShare(group))}
            y2={places[i]}
          />
          <text x={frame.width - frame.right + 10} y={places[i]! + 4}>
            {groupName(group)} {(lastShare(group) * 100).toFixed(1)}%
          </text>
        </g>
      ))}
    </svg>
  );
}
