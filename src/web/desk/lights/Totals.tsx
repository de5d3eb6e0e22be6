import type { Light } from "#domain/cases/light.ts";
import { Card, KpiStrip, Table } from "../../ui/index.ts";
import { monthWord, type Overview } from "./light-words.ts";
import { lightHead, ThingLamp, Turned } from "./ThingLamp.tsx";

const colours: readonly Light[] = ["red", "yellow", "green", "none"];

const names: Record<Light, string> = {
  red: "亮红灯（项）",
  yellow: "亮黄灯（项）",
  green: "亮绿灯（项）",
  none: "不适用（项）",
};

/** How many of each colour, beside how the same stood at the end of the month before. */
export function Totals({ overview: { total, totalBefore } }: { readonly overview: Overview }) {
  const seen = colours.some((one) => totalBefore[one] > 0);
  return (
    <KpiStrip
      items={colours.map((colour) => ({
        name: names[colour],
        value: <ThingLamp colour={colour} count={total[colour]} />,
        note: seen ? `上月末 ${totalBefore[colour]}` : "上月末没有评定",
      }))}
    />
  );
}

type Change = Overview["changes"][number];
type Month = Overview["trend"][number];

export function Changes({ overview: { changes, trend } }: { readonly overview: Overview }) {
  if (changes.length === 0 && trend.length < 2) return null;
  return (
    <div className="light-changes">
      <Card title="上月末到现在" padded>
        {changes.length === 0 ? "没有转灯的。" : <TurnList changes={changes} />}
      </Card>
      <Card title="逐月亮灯" note="每月末定格，末行为当前">
        <Table<Month>
          short
          rows={trend}
          rowKey={({ month }) => month}
          columns={[
            { head: "月份", cell: ({ month }) => monthWord(month) },
            ...colours.map((colour) => ({
              head: lightHead(colour),
              cell: (row: Month) => row[colour],
              align: "end" as const,
            })),
          ]}
        />
      </Card>
    </div>
  );
}

function TurnList({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <ul className="light-turns">
      {changes
        .toSorted((a, b) => b.count - a.count)
        .map(({ from, to, count }) => (
          <li key={`${from} ${to}`}>
            <Turned from={from} to={to} /> {count} 项
          </li>
        ))}
    </ul>
  );
}
