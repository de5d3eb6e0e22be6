import { useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "wouter";
import { manifestationLists } from "#contract/screening.ts";
import { originLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { ListEditor } from "./ListEditor.tsx";
import { emptyList } from "./list-draft.ts";
import { useToday } from "./use-today.ts";
import "./screening.css";

const breadcrumb = [{ title: "摸排轮次", path: "/rounds" }];

/** One manifestation list. A version that rounds lean on is never changed: what is written here becomes the next one. */
export function ListPage() {
  const { code } = useParams<{ code: string }>();
  const [params] = useSearchParams();
  const { data: lists, error } = useQuery(useApi().query(manifestationLists.list, { query: {} }));
  const versions = lists?.filter((one) => one.code === code).toSorted((a, b) => b.version - a.version);
  const latest = versions?.[0];
  const asked = versions?.find((one) => String(one.version) === params.get("version")) ?? latest;
  return (
    <Page
      title={asked?.title ?? "软弱涣散表现清单"}
      breadcrumb={breadcrumb}
      subtitle={
        asked &&
        `第 ${asked.version} 版　${asked.issuedBy}　${originLabel[asked.origin]}　已有 ${asked.rounds} 个轮次采用`
      }
    >
      <ProblemNote problem={error} />
      {!lists && !error && <Waiting lines={10} />}
      {lists && !asked && <Empty>没有找到这份清单，请回到轮次设置重新选定。</Empty>}
      {asked && latest && <ListEditor key={`${asked.code} ${asked.version}`} from={asked} basedOn={latest.version} />}
    </Page>
  );
}

export function NewListPage() {
  const today = useToday();
  return (
    <Page title="另立清单" breadcrumb={breadcrumb} subtitle="有正式文件的，照文件逐条录入，写明发文单位。">
      {today ? <ListEditor from={emptyList(today)} basedOn={0} /> : <Waiting lines={10} />}
    </Page>
  );
}
