import { addDays, weekday } from "#domain/date.ts";

interface DayPickerProps {
  readonly today: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

const weekdays = "一二三四五六日";

/** Today and yesterday by one press; any other day by the calendar of the browser. */
export function DayPicker({ today, day, onDay }: DayPickerProps) {
  const quick = [
    { on: today, word: "今天" },
    { on: addDays(today, -1), word: "昨天" },
  ];
  return (
    <fieldset className="entry-kinds entry-days">
      <legend>哪一天</legend>
      <div>
        {quick.map(({ on, word }) => (
          <label key={on} className={on === day ? "entry-chosen" : undefined}>
            <input type="radio" name="day" checked={on === day} onChange={() => onDay(on)} />
            {word}
          </label>
        ))}
        <input
          type="date"
          aria-label="日期"
          value={day}
          max={today}
          required
          onChange={({ target }) => target.value && onDay(target.value)}
        />
        <span className="hint">星期{weekdays[weekday(day) - 1]}</span>
      </div>
    </fieldset>
  );
}
