import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { shortlists } from "#contract/shortlist.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Waiting } from "../../ui/index.ts";
import { CountyShortlist } from "./CountyShortlist.tsx";
import { DepartmentReview } from "./DepartmentReview.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import { useMe } from "../use-me.ts";

const early = ["draft", "assessing", "ranked"];

/** The same list for the county, which sees all opinions, and for a department, which writes its own. */
export function ShortlistPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error } = useQuery(useApi().query(shortlists.read, { params: { id } }));
  const isDepartment = useMe().verbs.includes("opinion.write");
  return (
    <RoundFrame
      roundId={id}
      name={data?.round.name}
      title={isDepartment ? (data?.round.name ?? "联审") : "名单与联审"}
      subtitle={isDepartment ? "请对每个村提出书面意见。建议增列或者剔除的写明理由；是否采纳由县级审定。" : undefined}
      problem={error}
    >
      {!data && !error && <Waiting lines={10} />}
      {data && early.includes(data.round.status) && (
        <Card title="初步名单">
          <Empty>还没有初步名单。倒排之后，由县委组织部按比例生成。</Empty>
        </Card>
      )}
      {data && !early.includes(data.round.status) && (
        <>{isDepartment ? <DepartmentReview page={data} /> : <CountyShortlist page={data} />}</>
      )}
    </RoundFrame>
  );
}
