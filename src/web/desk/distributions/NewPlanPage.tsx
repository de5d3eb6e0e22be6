import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { distributions } from "#contract/distributions.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Empty, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { PlanForm, planBody } from "./PlanForm.tsx";
import { afterPlan } from "./plan-types.ts";
import "../assets/assets.css";

/** A plan is drafted for one village and year; who comes without them is shown where to choose. */
export function NewPlanPage() {
  const [params] = useSearchParams();
  const villageId = params.get("villageId");
  const year = Number(params.get("year"));
  if (villageId && year) return <Draft villageId={villageId} year={year} />;
  return (
    <Page title="起草分配方案" breadcrumb={[{ title: "收益和分配", path: "/distributions" }]}>
      <Empty action={<Link href="/distributions">打开收益和分配</Link>}>请先在“收益和分配”中选择村和年度。</Empty>
    </Page>
  );
}

function Draft({ villageId, year }: { readonly villageId: string; readonly year: number }) {
  const [, go] = useLocation();
  const [id] = useState(uuidv7);
  const { data: ground, error } = useQuery(useApi().query(distributions.ground, { query: { villageId, year } }));
  const draft = useWrite(distributions.draft, {
    refresh: afterPlan,
    onDone: () => {
      toast("已起草，召开“四议”会议以后登记结果。");
      go(`/distributions/${id}`);
    },
  });
  return (
    <Page
      title="起草分配方案"
      subtitle={ground && `${ground.township}${ground.village}　${year} 年度`}
      breadcrumb={[{ title: "收益和分配", path: `/distributions?year=${year}` }]}
    >
      <ProblemNote problem={error} />
      {!ground && !error && <Waiting lines={8} />}
      {ground && (
        <Card title="方案" padded>
          <PlanForm
            ground={ground}
            initial={{ lines: [{ use: "reserve" } as never] }}
            problem={draft.problem}
            sending={draft.sending}
            submit="保存"
            onSubmit={(values) => draft.send({ body: { id, villageId, year, ...planBody(values) } })}
            onCancel={() => go(`/distributions?year=${year}`)}
          />
        </Card>
      )}
    </Page>
  );
}
