import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "wouter";
import { records } from "#contract/records.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { ConfirmButton, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { RecordFilters } from "./RecordFilters.tsx";
import { RecordList } from "./RecordList.tsx";
import { RecordTotals } from "./RecordTotals.tsx";
import { useRecordFilter } from "./use-record-filter.ts";
import "./records.css";

/** Entries as they were written, and what they add up to; how many anybody wrote stands nowhere. */
export function RecordsPage() {
  const { filter, change } = useRecordFilter();
  const { verbs } = useMe();
  const { countyId, villageId } = filter;
  const { data: choices, error } = useQuery(useApi().query(records.choices, { query: { countyId, villageId } }));
  const sheet = useDownload(records.export);
  const { open, ...rest } = filter;
  const exported = rest as Omit<Parameters<typeof sheet.send>[0]["body"], "reason">;
  return (
    <Page
      title="驻村纪实"
      subtitle="随手记下的工作。月报、通报、台账的数字取自这里；不统计谁记了多少条，不作考核打分用。"
      actions={
        <>
          <PrintButton />
          <ConfirmButton
            sending={sheet.sending}
            disabled={Boolean(open)}
            question="导出的纪实可能涉及群众情况，请按规定保管。事由写入表头并留下记录。"
            reason={{ label: "导出事由", min: 2 }}
            onConfirm={(reason) => sheet.send({ body: { ...exported, reason } })}
          >
            导出 Excel
          </ConfirmButton>
          {verbs.includes("record.write") && (
            <Link href={villageId ? `/records/new?villageId=${villageId}` : "/records/new"}>
              <Button type="primary">记一条</Button>
            </Link>
          )}
        </>
      }
    >
      <ProblemNote problem={error ?? sheet.problem} />
      {!choices && !error && <Waiting lines={8} />}
      {choices && (
        <>
          <RecordTotals filter={filter} today={choices.today} />
          <RecordFilters filter={filter} choices={choices} onFilter={change} />
          <RecordList filter={filter} />
        </>
      )}
    </Page>
  );
}
