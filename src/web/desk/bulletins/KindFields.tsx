import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { Link } from "wouter";
import { inspections } from "#contract/inspections.ts";
import { series } from "#contract/series.ts";
import type { BulletinKind } from "#domain/bulletins/bulletin.ts";
import { useApi } from "../../api/use-api.ts";
import { Field, ProblemNote } from "../../ui/index.ts";

/** What one kind of text asks for besides: the series of a briefing, the inspection of a 督查情况通报. */
export function KindFields() {
  const kind = Form.useWatch("kind", Form.useFormInstance()) as BulletinKind | undefined;
  if (kind === "briefing") return <SeriesField />;
  return kind === "inspection" ? <InspectionField /> : null;
}

function SeriesField() {
  const { data, error } = useQuery(useApi().query(series.list, { query: {} }));
  const open = data?.filter(({ closed }) => !closed) ?? [];
  return (
    <>
      <ProblemNote problem={error} />
      <Field
        name="seriesId"
        label="简报系列"
        hint={
          <>
            刊名、编号办法、报送范围取自系列；还没有的，先到<Link href="/series">简报系列</Link>新设。
          </>
        }
      >
        <Select options={open.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
    </>
  );
}

function InspectionField() {
  const query = { page: 1, size: 100 };
  const { data, error } = useQuery(useApi().query(inspections.list, { query }));
  const begun = data?.rows.filter(({ status }) => status === "under-way" || status === "finished") ?? [];
  return (
    <>
      <ProblemNote problem={error} />
      <Field name="inspectionId" label="督查" hint="督查开始以后才能通报；统计期不填的，取督查的起止日期。">
        <Select
          options={begun.map(({ id, title, startsOn, endsOn }) => ({
            value: id,
            label: `${title}（${startsOn} 至 ${endsOn}）`,
          }))}
        />
      </Field>
    </>
  );
}
