import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "wouter";
import { visits } from "#contract/visits.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { useFilter } from "../use-filter.ts";
import { useMe } from "../use-me.ts";
import { filterNames, VisitFilters } from "./VisitFilters.tsx";
import { VisitList } from "./VisitList.tsx";
import "./visits.css";

/** 到村检查: who was where on which day; nothing is counted by inspector. */
export function VisitsPage() {
  const [filter, change] = useFilter(filterNames);
  const { verbs } = useMe();
  const { countyId } = filter;
  const { data: choices, error } = useQuery(useApi().query(visits.choices, { query: { countyId } }));
  return (
    <Page
      title="到村检查"
      subtitle="督查到村、在岗抽查和领导到村的记录。抽查由检查人员电话或者现场了解，不设打卡签到。"
      actions={
        <>
          <PrintButton />
          <Link href="/visits/objects">
            <Button>检查进度</Button>
          </Link>
          <Link href="/visits/paper">
            <Button>空白清单</Button>
          </Link>
          {verbs.includes("visit.write") && (
            <Link href="/visits/new">
              <Button type="primary">开始检查</Button>
            </Link>
          )}
        </>
      }
    >
      <ProblemNote problem={error} />
      {choices && <VisitFilters filter={filter} choices={choices} onFilter={change} />}
      <VisitList filter={filter} />
    </Page>
  );
}
