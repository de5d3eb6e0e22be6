import { useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "wouter";
import { manifestationLists } from "#contract/screening.ts";
import { originLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, Page, ProblemNote, Waiting } from "../../ui/index.ts";
import type { ManifestationList } from "./contract-types.ts";
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
  const versions = lists?.filter((one) => one.code === code) ?? [];
  const latest = versions.find((one) => one.latest);
  const asked = versions.find((one) => String(one.version) === params.get("version")) ?? latest;
  return (
    <Page title={asked?.title ?? "软弱涣散表现清单"} breadcrumb={breadcrumb} subtitle={asked && subtitleOf(asked)}>
      <ProblemNote problem={error} />
      <Content asked={asked} latest={latest?.version} waiting={!lists && !error} />
    </Page>
  );
}

interface ContentProps {
  readonly asked: ManifestationList | undefined;
  readonly latest: number | undefined;
  readonly waiting: boolean;
}

function Content({ asked, latest, waiting }: ContentProps) {
  if (waiting) return <Waiting lines={10} />;
  if (!asked || !latest) return <Empty>没有找到这份清单，请回到轮次设置重新选定。</Empty>;
  return <ListEditor key={`${asked.code} ${asked.version}`} from={asked} basedOn={latest} />;
}

const subtitleOf = ({ version, issuedBy, origin, rounds }: ManifestationList) =>
  `第 ${version} 版　${issuedBy}　${originLabel[origin]}　已有 ${rounds} 个轮次采用`;

export function NewListPage() {
  const today = useToday();
  return (
    <Page title="另立清单" breadcrumb={breadcrumb} subtitle="有正式文件的，照文件逐条录入，写明发文单位。">
      {today ? <ListEditor from={emptyList(today)} basedOn={0} /> : <Waiting lines={10} />}
    </Page>
  );
}
