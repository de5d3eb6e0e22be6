import { Link } from "wouter";
import type { projectOverview } from "#contract/project-overview.ts";
import type { Result } from "#contract/route.ts";
import { shownLightLabel } from "#domain/evaluation/lights/labels.ts";
import { gateLabel, projectStatusLabel, standingLabel } from "#domain/projects/labels.ts";
import { Light } from "../../ui/index.ts";
import { barsOf, placeOf, type Span } from "./bars-shape.ts";

export type Bar = Result<typeof projectOverview.bars>["rows"][number];

interface BarRowProps {
  readonly row: Bar;
  readonly span: Span;
  readonly today: string;
}

/** One project: above what was planned, below what is; a mark for every gate passed. */
export function BarRow({ row, span, today }: BarRowProps) {
  const { planned, actual } = barsOf(row, span, today);
  const state = row.standing === "normal" ? projectStatusLabel[row.status] : standingLabel[row.standing];
  return (
    <div className="bar-row" role="row">
      <div className="bar-name" role="cell">
        <Link href={`/projects/${row.id}`}>{row.name}</Link>
        <span className="bar-note">
          {row.number}　{row.township ?? "县直实施"}　{state}
        </span>
      </div>
      <div className="bar-light" role="cell">
        <Light colour={row.light} word={shownLightLabel[row.light]} />
      </div>
      <div className="bar-line" role="cell" aria-label={inWords(row)}>
        {planned && (
          <span className="bar bar-planned" style={{ left: `${planned.left}%`, width: `${planned.width}%` }} />
        )}
        {actual && (
          <span
            className={row.finishedOn ? "bar bar-actual" : "bar bar-actual bar-open"}
            style={{ left: `${actual.left}%`, width: `${actual.width}%` }}
          >
            {row.percent !== null && row.percent < 100 && <span className="bar-percent">{row.percent}%</span>}
          </span>
        )}
        {row.gates.map(
          ({ gate, passedOn }) =>
            passedOn && (
              <span
                key={gate}
                className="bar-gate"
                style={{ left: `${placeOf(passedOn, span)}%` }}
                title={`${gateLabel[gate]}　${passedOn}`}
              />
            ),
        )}
        <span className="bar-today" style={{ left: `${placeOf(today, span)}%` }} />
      </div>
    </div>
  );
}

function inWords({ planStartOn, planFinishOn, startedOn, finishedOn, percent }: Bar) {
  const said = [
    `计划 ${planStartOn ?? "未定"} 至 ${planFinishOn ?? "未定"}`,
    startedOn ? `${startedOn} 开工` : "未开工",
    finishedOn ? `${finishedOn} 完工` : percent === null ? "" : `进度 ${percent}%`,
  ];
  return said.filter(Boolean).join("，");
}
