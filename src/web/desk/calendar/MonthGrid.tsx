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

const marks = { holiday: "休", workday: "班", weekend: "", plain: "" } as const;

function Day({ day, change, onToggle }: DayProps) {
  const plain =
    weekday(day) > 5 ? ({ kind: "weekend", name: "周末" } as const) : ({ kind: "plain", name: "上班" } as const);
  const { kind, name } = change ?? plain;
  const label = `${day} ${name}`;
  return (
    <button type="button" className={`day day-${kind}`} title={label} aria-label={label} onClick={() => onToggle(day)}>
      {Number(day.slice(8))}
      {marks[kind] && <b>{marks[kind]}</b>}
    </button>
  );
}

interface DayProps {
  readonly day: IsoDate;
  readonly change: CalendarDay | undefined;
  readonly onToggle: (day: IsoDate) => void;
}
