import { formatChinese } from "#domain/date.ts";
import { basisLabel } from "#domain/plans/labels.ts";
import type { Drawing, Step } from "./contract-types.ts";
import { type GanttScale, left, rowHeight, scaleOf, top, width } from "./gantt-scale.ts";
import { stateLook } from "./StateLamp.tsx";

/**
 * 横道图: a bar from latest start to latest finish a step, closed stretches shaded, today and the deadline as lines. A late
 * step bears ▲ and the word; the table below says everything in words.
 */
export function Gantt({ drawing }: { drawing: Drawing }) {
  const scale = scaleOf(drawing);
  const height = top + drawing.steps.length * rowHeight + 24;
  return (
    <div className="gantt">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`横道图：${drawing.sentence}`}>
        <Closed drawing={drawing} scale={scale} />
        <Months scale={scale} height={height} />
        {drawing.steps.map((step) => (
          <Bar key={step.position} step={step} scale={scale} />
        ))}
        <DayLine day={drawing.today} word="今天" kind="today" scale={scale} height={height} />
        <DayLine day={drawing.deadline} word="时限" kind="deadline" scale={scale} height={height} />
      </svg>
      <Legend drawing={drawing} />
    </div>
  );
}

/** Closed days are shaded only in the rows of the steps they close. */
function Closed({ drawing, scale }: { drawing: Drawing; scale: GanttScale }) {
  return drawing.closed.map(({ name, from, to, steps }) => {
    const rows = steps.length > 0 ? steps : drawing.steps.map(({ position }) => position);
    return (
      <g key={`${name}${from}`}>
        <title>{`${name}：${formatChinese(from)}至${formatChinese(to)}`}</title>
        {rows.map((position) => (
          <rect
            key={position}
            className="gantt-closed"
            x={scale.x(from)}
            y={top + (position - 1) * rowHeight}
            width={Math.max(1, scale.x(to) - scale.x(from))}
            height={rowHeight}
          />
        ))}
      </g>
    );
  });
}

function Months({ scale, height }: { scale: GanttScale; height: number }) {
  return (
    <g className="gantt-months">
      {scale.months.map(({ x, label }) => (
        <g key={label}>
          <line x1={x} x2={x} y1={18} y2={height - 22} />
          <text x={x + 3} y={14}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

const shortened = (name: string) => (name.length > 12 ? `${name.slice(0, 11)}…` : name);

function Bar({ step, scale }: { step: Step; scale: GanttScale }) {
  const y = top + (step.position - 1) * rowHeight;
  const [from, to] = [scale.x(step.latestStart), scale.x(step.latestFinish)];
  const middle = y + rowHeight / 2;
  const mark = step.state === "open" ? "" : stateLook[step.state].shape;
  return (
    <g className={`gantt-step gantt-${step.state}`}>
      <title>{stepWords(step)}</title>
      <text x={left - 8} y={middle} textAnchor="end" dominantBaseline="central" className="gantt-name">
        {step.position} {shortened(step.name)}
      </text>
      <rect x={from} y={y + 5} width={Math.max(4, to - from)} height={rowHeight - 10} rx={2} />
      {step.state === "late" && (
        <text x={Math.max(4, to - from) + from + 4} y={middle} dominantBaseline="central" className="gantt-word">
          {mark} 逾期
        </text>
      )}
      {step.state !== "late" && mark && to - from > 18 && (
        <text x={from + 5} y={middle} dominantBaseline="central" className="gantt-mark">
          {mark}
        </text>
      )}
      {step.state !== "done" && (
        <line
          className="gantt-earliest"
          x1={scale.x(step.earliestStart)}
          x2={scale.x(step.earliestFinish)}
          y1={y + rowHeight - 3}
          y2={y + rowHeight - 3}
        />
      )}
    </g>
  );
}

const stepWords = ({ position, name, days, basis, latestStart, latestFinish }: Step) =>
  `第${position}道 ${name}，${days}个${basisLabel[basis]}，最迟${formatChinese(latestStart)}开工、${formatChinese(latestFinish)}完工`;

interface DayLineProps {
  readonly day: string;
  readonly word: string;
  readonly kind: "today" | "deadline";
  readonly scale: GanttScale;
  readonly height: number;
}

function DayLine({ day, word, kind, scale, height }: DayLineProps) {
  const x = scale.x(day);
  return (
    <g className={`gantt-${kind}-line`}>
      <line x1={x} x2={x} y1={22} y2={height - 18} />
      <text x={x} y={height - 5} textAnchor={x > width - 120 ? "end" : "middle"}>
        {word} {day}
      </text>
    </g>
  );
}

function Legend({ drawing }: { drawing: Drawing }) {
  const names = [...new Set(drawing.closed.map(({ name }) => name))];
  return (
    <p className="gantt-legend">
      <span>粗条：最迟开工至最迟完工</span>
      <span>细线：按目前进展最早能做的时间</span>
      {names.length > 0 && <span>灰底：停工时段（{names.join("、")}）</span>}
      {drawing.provisional && <span>部分年份放假安排尚未公布，暂按周一至周五计算</span>}
    </p>
  );
}
