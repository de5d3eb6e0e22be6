import { type IsoDate, weekday } from "#domain/date.ts";
import { type CalendarDay, monthCells } from "./year-draft.ts";

interface MonthGridProps {
  readonly year: number;
  readonly month: number;
  readonly days: readonly CalendarDay[];
  readonly onToggle: (day: IsoDate) => void;
}

export function MonthGrid({ year, month, days, onToggle }: MonthGridProps) {
  return (
    <section className="month" aria-label={`${month}月`}>
      <h3>{month}月</h3>
      <div className="month-days">
        {["一", "二", "三", "四", "五", "六", "日"].map((word) => (
          <span key={word} className="month-week">
            {word}
          </span>
        ))}
        {monthCells(year, month).map((day, index) =>
          day ? (
            <Day key={day} day={day} change={days.find((one) => one.day === day)} onToggle={onToggle} />
          ) : (
            <span key={index} />
          ),
        )}
      </div>
    </section>
  );
}

function Day({
  day,
  change,
  onToggle,
}: {
  day: IsoDate;
  change: CalendarDay | undefined;
  onToggle: (day: IsoDate) => void;
}) {
  const weekend = weekday(day) > 5;
  const kind = change?.kind ?? (weekend ? "weekend" : "plain");
  const mark = change?.kind === "holiday" ? "休" : change?.kind === "workday" ? "班" : "";
  const words = change ? change.name : weekend ? "周末" : "上班";
  return (
    <button
      type="button"
      className={`day day-${kind}`}
      title={`${day} ${words}`}
      aria-label={`${day} ${words}`}
      onClick={() => onToggle(day)}
    >
      {Number(day.slice(8))}
      {mark && <b>{mark}</b>}
    </button>
  );
}
