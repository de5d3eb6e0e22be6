import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { caseFollowUp } from "#contract/case-follow-up.ts";
import { cases } from "#contract/cases.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { SurvivalChart } from "./SurvivalChart.tsx";
import { type Group, groupName } from "./survival-shape.ts";
import { Survivors } from "./Survivors.tsx";
import { useFilter } from "../use-filter.ts";
import "./cases.css";
import "./course.css";

const names = ["countyId", "aspect", "relapsed", "watchedDays", "open"] as const;
type Asked = Partial<Record<(typeof names)[number], string | undefined>>;

/** 销号后巩固情况: how many delisted villages stay sound, and for how long, by what was wrong with them. */
export function SurvivalPage() {
  const [filter, change] = useFilter(names);
  const api = useApi();
  const { countyId } = filter;
  const { data: choices } = useQuery(api.query(cases.choices, { query: { countyId } }));
  const { data, error } = useQuery(api.query(caseFollowUp.survival, { query: { countyId } }));
  const counties = choices?.counties ?? [];
  const open = (asked: Asked) =>
    change({ aspect: undefined, relapsed: undefined, watchedDays: undefined, ...asked, open: "1" });
  return (
    <Page
      title="销号后巩固情况"
      subtitle="销号后各时点仍然稳固（未认定反弹）的村所占比例。观察时间不够长的村只计到今天。"
      breadcrumb={[{ title: "整顿台账", path: "/cases" }]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      {counties.length > 1 && (
        <div className="filters no-print">
          <One
            label="县（市、区）"
            value={countyId}
            options={counties.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={(value) => change({ countyId: value })}
          />
        </div>
      )}
      {!data && !error && <Waiting lines={8} />}
      {data && <Curves curves={data} onOpen={open} />}
      {filter.open && (
        <Survivors asked={filter} severalCounties={counties.length > 1} onClose={() => change({ open: undefined })} />
      )}
    </Page>
  );
}

interface CurvesProps {
  readonly curves: Result<typeof caseFollowUp.survival>;
  readonly onOpen: (asked: Asked) => void;
}

function Curves({ curves: { groups, dataOn }, onOpen }: CurvesProps) {
  if (groups.length === 0)
    return (
      <Card title="巩固曲线">
        <Empty>还没有销号的村。村销号之后，在此看各类问题的村巩固得怎么样。</Empty>
      </Card>
    );
  return (
    <>
      <Card title="巩固曲线" note={`数据截至 ${dataOn}；一村有几类问题的，在各类中分别计算`} padded>
        <div className="curve-room">
          <SurvivalChart groups={groups} />
        </div>
      </Card>
      <Card title="各类问题" note="斜线后为观察满这么久的村数；点数字看是哪些村">
        <Table<Group>
          rows={groups}
          rowKey={(row) => row.aspect ?? "all"}
          columns={columnsFor(
            groups[0]!.marks.map(({ months }) => months),
            onOpen,
          )}
        />
      </Card>
    </>
  );
}

function columnsFor(months: readonly number[], open: (asked: Asked) => void) {
  const number = (count: number, words: string, asked: Asked) =>
    count === 0 ? (
      "0"
    ) : (
      <Button
        type="link"
        className="survival-number"
        aria-label={`${words} ${count} 个村，看名单`}
        onClick={() => open(asked)}
      >
        {count}
      </Button>
    );
  const aspectOf = (row: Group) => ({ aspect: row.aspect ?? undefined });
  return [
    { head: "问题类型", cell: groupName, always: true },
    {
      head: "销号村（个）",
      cell: (row: Group) => number(row.villages, `${groupName(row)}销号`, aspectOf(row)),
      align: "end" as const,
    },
    {
      head: "认定反弹（个）",
      cell: (row: Group) => number(row.relapsed, `${groupName(row)}反弹`, { ...aspectOf(row), relapsed: "true" }),
      align: "end" as const,
    },
    ...months.map((month, i) => ({
      head: `满 ${month} 个月稳固（%／村数）`,
      cell: (row: Group) => {
        const { sound, watched, days } = row.marks[i]!;
        if (sound === null) return "—";
        const asked = { ...aspectOf(row), watchedDays: String(days) };
        return (
          <>
            {(sound * 100).toFixed(1)}／{number(watched, `${groupName(row)}观察满 ${month} 个月`, asked)}
          </>
        );
      },
      align: "end" as const,
    })),
  ];
}
