import { lightLooks } from "../../ui/index.ts";
import { type Colour, colours, curvesOf, frame, type Month, pathOf, topOf, xOf, yOf } from "./trend-shape.ts";

const wordOf = (colour: Colour) => `${lightLooks[colour].shape} ${lightLooks[colour].word}`;

/** Red, yellow and green by month with the words at the ends of the lines; the numbers stand in the table for who cannot see it. */
export function LightTrend({ months, unit }: { months: readonly Month[]; unit: string }) {
  const top = topOf(months);
  return (
    <svg className="trend" viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={spoken(months, unit)}>
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line
            className="trend-grid"
            x1={frame.left}
            x2={frame.width - frame.right}
            y1={yOf(value, top)}
            y2={yOf(value, top)}
          />
          <text x={frame.left - 6} y={yOf(value, top) + 4} textAnchor="end">
            {Number.isInteger(value) ? value : ""}
          </text>
        </g>
      ))}
      {months.map(({ month }, at) => (
        <text key={month} x={xOf(at, months.length)} y={frame.height - 8} textAnchor="middle">
          {at === months.length - 1 ? "目前" : `${Number(month.slice(5, 7))}月`}
        </text>
      ))}
      {curvesOf(months).map(({ colour, points, last, labelY }) => (
        <g key={colour} className={`trend-${colour}`}>
          <path d={pathOf(points)} />
          {points.map(({ x, y }) => (
            <Mark key={x} colour={colour} x={x} y={y} />
          ))}
          <text className="trend-word" x={frame.width - frame.right + 10} y={labelY + 4}>
            {wordOf(colour)} {last}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The shape tells the lines apart where colours cannot. */
function Mark({ colour, x, y }: { colour: Colour; x: number; y: number }) {
  if (colour === "red") return <path className="trend-mark" d={`M${x} ${y - 4}L${x + 4} ${y + 3}H${x - 4}Z`} />;
  if (colour === "yellow")
    return <path className="trend-mark" d={`M${x} ${y - 4}L${x + 4} ${y}L${x} ${y + 4}L${x - 4} ${y}Z`} />;
  return <circle className="trend-mark" cx={x} cy={y} r={3.4} />;
}

const spoken = (months: readonly Month[], unit: string) =>
  `各月亮灯：${months
    .map(
      (one) =>
        `${Number(one.month.slice(5, 7))}月${colours.map((colour) => `${lightLooks[colour].word}${one[colour]}${unit}`).join("")}`,
    )
    .join("，")}`;
