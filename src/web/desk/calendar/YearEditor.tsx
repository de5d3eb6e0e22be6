import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { calendar } from "#contract/calendar.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote, toast } from "../../ui/index.ts";
import { MonthGrid } from "./MonthGrid.tsx";
import { type CalendarYear, toggled } from "./year-draft.ts";

const months = Array.from({ length: 12 }, (_, index) => index + 1);

export function YearEditor({ saved }: { saved: CalendarYear }) {
  const { year } = saved;
  const [days, setDays] = useState(saved.days);
  const [official, setOfficial] = useState(saved.official ?? false);
  const [source, setSource] = useState(saved.source);
  const { send, sending, problem } = useWrite(calendar.save, {
    refresh: [calendar.read],
    onDone: () => toast(`${year}年工作日历已保存。`),
  });
  return (
    <>
      <ProblemNote problem={problem} />
      {!official && <GuessNote year={year} />}
      <Card title="放假与调休" note={`放假 ${count(days, "holiday")} 天，调休上班 ${count(days, "workday")} 天`}>
        <div className="filters">
          <Checkbox checked={official} onChange={({ target }) => setOfficial(target.checked)}>
            已按正式通知核对
          </Checkbox>
          <label>
            依据
            <Input
              value={source}
              maxLength={200}
              style={{ width: 420 }}
              onChange={({ target }) => setSource(target.value)}
            />
          </label>
          <Button
            type="primary"
            loading={sending}
            onClick={() => send({ params: { year }, body: { official, source, days } })}
          >
            保存
          </Button>
        </div>
        <div className="calendar-year">
          {months.map((month) => (
            <MonthGrid
              key={month}
              year={year}
              month={month}
              days={days}
              onToggle={(day) => setDays(toggled(days, day))}
            />
          ))}
        </div>
      </Card>
    </>
  );
}

function GuessNote({ year }: { year: number }) {
  return (
    <p className="calendar-guess">
      {`${year}年放假安排尚未核对为正式安排，涉及这一年的期限均注明“按预计日历推算”。`}
      {"国务院办公厅通知发布后请核对改正，并勾选“已按正式通知核对”。"}
    </p>
  );
}

function count(days: CalendarYear["days"], kind: "holiday" | "workday"): number {
  return days.filter((one) => one.kind === kind).length;
}
