import {
  type Curve,
  curvesOf,
  frame,
  type Group,
  labelLines,
  labelPlaces,
  monthsOf,
  pathOf,
  xOf,
  yOf,
} from "./survival-shape.ts";

/** All villages and eight aspects: nine strokes that can be told apart in print. */
const dashes = ["", "6 3", "2 3", "9 3 2 3", "12 4", "1 4", "6 3 1 3 1 3", "4 2", "14 3 2 3 2 3"];
const words = frame.width - frame.right + 14;

/** A small drawing; lines differ by their strokes, not by colour, and the words stand behind a piece of their stroke. */
export function SurvivalChart({ groups }: { groups: readonly Group[] }) {
  const months = monthsOf(groups);
  const curves = curvesOf(groups);
  const places = labelPlaces(curves);
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
      {curves.map((curve, i) => (
        <g key={labelLines(curve).join("")}>
          <path className={lineOf(curve)} strokeDasharray={dashes[i]} d={pathOf(curve, months)} />
          <line
            className={lineOf(curve)}
            strokeDasharray={dashes[i]}
            x1={words}
            x2={words + 28}
            y1={places[i]}
            y2={places[i]}
          />
          {labelLines(curve).map((line, n) => (
            <text key={line} x={words + 34} y={places[i]! + 4 + n * 15}>
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

const lineOf = ({ groups }: Curve) =>
  groups.some(({ aspect }) => aspect === null) ? "curve-line" : "curve-line curve-line-aspect";
