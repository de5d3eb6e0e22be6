import { wanOf } from "#domain/money.ts";
import { type Month, monthFrame, monthsShape } from "./months-shape.ts";
import { WidePicture } from "./WidePicture.tsx";

const wan = (fen: number) => wanOf(Math.round(fen / 1_000_000) * 1_000_000);

/** 计划与实际: two lines summed up over the months, told apart by stroke and word. */
export function MonthsChart({ months }: { readonly months: readonly Month[] }) {
  const { top, planned, paid, at, yOf } = monthsShape(months);
  const every = [1, 2, 3, 6, 12].find((one) => months.length / one <= 14) ?? 24;
  return (
    <WidePicture>
      <svg
        className="months"
        viewBox={`0 0 ${monthFrame.width} ${monthFrame.height}`}
        role="img"
        aria-label="逐月累计计划支付与实际拨付，数值见下表"
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              className="months-grid"
              x1={monthFrame.left}
              x2={monthFrame.width - monthFrame.right}
              y1={yOf(top * share)}
              y2={yOf(top * share)}
            />
            <text x={monthFrame.left - 8} y={yOf(top * share) + 4} textAnchor="end">
              {wan(top * share)} 万元
            </text>
          </g>
        ))}
        {months.map(
          ({ month }, i) =>
            (Number(month.slice(5, 7)) - 1) % every === 0 && (
              <text key={month} x={at(i)} y={monthFrame.height - 10} textAnchor="middle">
                {monthWord(month, false)}
              </text>
            ),
        )}
        <path className="months-planned" d={planned.d} />
        <path className="months-paid" d={paid.d} />
        <text className="months-word" x={planned.x + 8} y={planned.y + 4}>
          计划支付
        </text>
        <text className="months-word" x={paid.x + 8} y={paid.y + 4}>
          实际拨付
        </text>
      </svg>
    </WidePicture>
  );
}

export function monthWord(month: string, withYear = true): string {
  const number = Number(month.slice(5, 7));
  return withYear || number === 1 ? `${month.slice(0, 4)}年${number}月` : `${number}月`;
}
