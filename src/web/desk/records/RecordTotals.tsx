import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { records } from "#contract/records.ts";
import { useApi } from "../../api/use-api.ts";
import { KpiStrip, ProblemNote } from "../../ui/index.ts";
import { yuan } from "./record-words.ts";
import type { RecordFilter } from "./use-record-filter.ts";

interface RecordTotalsProps {
  readonly filter: RecordFilter;
  readonly today: string;
}

/** What the entries of the place and time add up to: households, cases, money. Without dates: the year so far. */
export function RecordTotals({ filter, today }: RecordTotalsProps) {
  const { countyId, townshipId, villageId } = filter;
  const from = filter.from ?? `${(filter.to ?? today).slice(0, 4)}-01-01`;
  const to = filter.to ?? today;
  const { data, error } = useQuery({
    ...useApi().query(records.totals, { query: { countyId, townshipId, villageId, from, to } }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemNote problem={error} />;
  if (!data) return null;
  const { meetings, visits } = data;
  const items = [
    { name: "走访群众", value: data.households, unit: "户次", note: `帮办实事受益 ${data.helpedHouseholds} 户次` },
    { name: "走访党员", value: data.partyMembers, unit: "人次", note: `培养积极分子 ${data.activists} 人` },
    {
      name: "县级领导调研",
      value: visits["county-leader"],
      unit: "人次",
      note: `乡镇领导 ${visits["township-leader"]}、单位负责人 ${visits["unit-head"]} 人次`,
    },
    {
      name: "村“两委”会议",
      value: meetings["two-committees"],
      unit: "次",
      note: `党员大会 ${meetings.members}、村民代表会议 ${meetings.representatives} 次`,
    },
    { name: "排查矛盾", value: data.disputes, unit: "件", note: `化解 ${data.resolved} 件` },
    {
      name: "争取资金",
      value: yuan(data.fundsFen),
      unit: "元",
      note: `调解帮助追回 ${yuan(data.recoveredFen)} 元`,
    },
  ];
  return (
    <section aria-label="汇总">
      <p className="hint">
        {from} 至 {to} 汇总
      </p>
      <KpiStrip items={items} />
    </section>
  );
}
