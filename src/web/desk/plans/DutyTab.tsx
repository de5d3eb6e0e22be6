import { useQuery } from "@tanstack/react-query";
import { Button, Input, Space } from "antd";
import { useState } from "react";
import { duty } from "#contract/plan-wall.ts";
import { addDays, formatChinese, partsOf } from "#domain/date.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote, Table, toast, Waiting } from "../../ui/index.ts";
import type { TeamPlans } from "./contract-types.ts";

interface Week {
  readonly weekOn: string;
  readonly line: string;
}

/** 在岗计划: this week and the next stand open; earlier lines are below. Nothing reminds anybody of an empty week. */
export function DutyTab({ team }: { team: TeamPlans }) {
  const year = partsOf(team.today).year;
  const { data, error } = useQuery(
    useApi().query(duty.list, { params: { id: team.id }, query: { year: String(year) as unknown as number } }),
  );
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  const lineOf = (weekOn: string) => data.weeks.find((week) => week.weekOn === weekOn)?.line ?? "";
  const open = data.can.write ? [data.thisWeek, addDays(data.thisWeek, 7)] : [];
  return (
    <Card title="在岗计划" note="每周一行，可填可不填；在村天数由派驻和请假推算，不在这里记">
      {open.map((weekOn, index) => (
        <WeekLine
          key={`${weekOn}${lineOf(weekOn)}`}
          team={team}
          week={{ weekOn, line: lineOf(weekOn) }}
          word={index === 0 ? "本周" : "下周"}
        />
      ))}
      <Table<Week>
        rows={data.weeks.filter(({ weekOn }) => !open.includes(weekOn))}
        rowKey={(row) => row.weekOn}
        empty={<p className="plan-quiet">没有其他各周的在岗计划。</p>}
        columns={[
          { head: "周", cell: ({ weekOn }) => weekWords(weekOn), width: 240 },
          { head: "在岗计划", cell: ({ line }) => <div className="plan-text">{line}</div> },
        ]}
      />
    </Card>
  );
}

const weekWords = (weekOn: string) => `${formatChinese(weekOn)}至${formatChinese(addDays(weekOn, 6)).slice(5)}`;

function WeekLine({ team, week, word }: { team: TeamPlans; week: Week; word: string }) {
  const [line, setLine] = useState(week.line);
  const refresh = [duty.list];
  const save = useWrite(duty.save, { refresh, onDone: () => toast("已保存。") });
  const copy = useWrite(duty.copy, { refresh, onDone: () => toast("已照上次填写。") });
  const params = { id: team.id };
  const { weekOn } = week;
  return (
    <div className="plan-week no-print">
      <label>
        {word}（{weekWords(weekOn)}）
        <Input
          value={line}
          maxLength={200}
          placeholder="如：队长和 1 名队员在村，周三下午到县里开会"
          onChange={(event) => setLine(event.target.value)}
        />
      </label>
      <Space>
        <Button
          type="primary"
          loading={save.sending}
          disabled={line.trim() === week.line}
          onClick={() => save.send({ params, body: { weekOn, line, seen: week.line } })}
        >
          保存
        </Button>
        {week.line === "" && (
          <Button loading={copy.sending} onClick={() => copy.send({ params, body: { weekOn } })}>
            照上次填写
          </Button>
        )}
      </Space>
      <ProblemNote problem={save.problem ?? copy.problem} />
    </div>
  );
}
