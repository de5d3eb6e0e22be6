import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { shortlists } from "#contract/shortlist.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { Shortlist } from "./contract-types.ts";
import { CountyShortlist } from "./CountyShortlist.tsx";
import { DepartmentReview } from "./DepartmentReview.tsx";
import { RoundFrame } from "./RoundFrame.tsx";

const early = ["draft", "assessing", "ranked"];
const asked = "请对每个村提出书面意见。建议增列或者剔除的写明理由；是否采纳由县级审定。";

/** The same list for the county, which sees all opinions, and for a department, which writes its own. */
export function ShortlistPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error } = useQuery(useApi().query(shortlists.read, { params: { id } }));
  const isDepartment = useMe().verbs.includes("opinion.write");
  const name = data?.round.name;
  const head = isDepartment ? { title: name ?? "联审", subtitle: asked } : { title: "名单与联审" };
  return (
    <RoundFrame roundId={id} name={name} {...head} problem={error} waiting={!data}>
      {data && <View page={data} isDepartment={isDepartment} />}
    </RoundFrame>
  );
}

function View({ page, isDepartment }: { page: Shortlist; isDepartment: boolean }) {
  if (early.includes(page.round.status)) {
    return (
      <Card title="初步名单">
        <Empty>还没有初步名单。倒排之后，由县委组织部按比例生成。</Empty>
      </Card>
    );
  }
  return isDepartment ? <DepartmentReview page={page} /> : <CountyShortlist page={page} />;
}
