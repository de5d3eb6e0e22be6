import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useSearchParams } from "wouter";
import { auth } from "#contract/auth.ts";
import { calendar } from "#contract/calendar.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { YearEditor } from "./YearEditor.tsx";

export function CalendarPage() {
  const { query } = useApi();
  const { data: state } = useQuery({ ...query(auth.state, {}), staleTime: Infinity });
  const [params, setParams] = useSearchParams();
  const year = Number(params.get("year") ?? state?.today.slice(0, 4) ?? 0);
  const { data, error, dataUpdatedAt } = useQuery({ ...query(calendar.read, { params: { year } }), enabled: year > 0 });
  const go = (to: number) => setParams({ year: String(to) });
  const steps = (
    <>
      <Button onClick={() => go(year - 1)}>{year - 1}年</Button>
      <Button onClick={() => go(year + 1)}>{year + 1}年</Button>
    </>
  );
  return (
    <Page
      title={`${year}年工作日历`}
      subtitle="各项期限按工作日计算。点日期可以改为放假或者上班，改完后保存。"
      actions={steps}
    >
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={8} />}
      {data && <YearEditor key={`${year} ${dataUpdatedAt}`} saved={data} />}
    </Page>
  );
}
