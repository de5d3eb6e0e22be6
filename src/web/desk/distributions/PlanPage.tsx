import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import { distributions } from "#contract/distributions.ts";
import type { Vote } from "#domain/projects/assets/four-meetings.ts";
import { distributionActLabel, distributionStatusLabel, distributionUseLabel } from "#domain/projects/assets/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { yuan } from "../assets/yuan.ts";
import { PlanActions } from "./PlanActions.tsx";
import type { Plan } from "./plan-types.ts";
import "../assets/assets.css";

const way = [{ title: "收益和分配", path: "/distributions" }];

export function PlanPage() {
  const { id } = useParams<{ id: string }>();
  const { data: plan, error } = useQuery(useApi().query(distributions.read, { params: { id } }));
  if (!plan)
    return (
      <Page title="分配方案" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const times = plan.number > 1 ? `（第 ${plan.number} 次）` : "";
  return (
    <Page
      title={`${plan.village} ${plan.year} 年度收益分配方案${times}`}
      subtitle={`${plan.township}　${distributionStatusLabel[plan.status]}`}
      breadcrumb={way}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <Card title="办理" note={distributionStatusLabel[plan.status]}>
        <PlanActions plan={plan} />
      </Card>
      <Lines plan={plan} />
      <Meetings plan={plan} />
      <Open plan={plan} />
      <Trail plan={plan} />
    </Page>
  );
}

function Lines({ plan: { lines, totalFen, ground, text } }: { plan: Plan }) {
  return (
    <Card title="分配明细" note={`分配总额 ${yuan(totalFen)} 元；本年度已收 ${yuan(ground.receivedFen)} 元`}>
      <Table<Plan["lines"][number]>
        short
        rows={lines}
        rowKey={(line) => String(lines.indexOf(line))}
        columns={[
          { head: "用途", cell: ({ use }) => distributionUseLabel[use] },
          { head: "金额（元）", cell: ({ amountFen }) => yuan(amountFen), align: "end" },
          { head: "占比（%）", cell: ({ amountFen }) => ((amountFen * 100) / totalFen).toFixed(1), align: "end" },
          { head: "具体安排", cell: (line) => line.text },
        ]}
        foot={text || undefined}
      />
    </Card>
  );
}

const voteWords = (vote: Vote | null) =>
  vote ? `${vote.heldOn}，应到 ${vote.due} 人，到会 ${vote.present} 人，同意 ${vote.agreed} 人` : "没有记录";

function Meetings({ plan: { meetings } }: { plan: Plan }) {
  return (
    <Card title="四议两公开" padded>
      {meetings ? (
        <dl className="asset-facts">
          <Fact name="方案发给党员">{meetings.sentOn ?? "没有记录"}</Fact>
          <Fact name="村党组织提议">{meetings.proposedOn ?? "没有记录"}</Fact>
          <Fact name="村“两委”会商议">{meetings.consultedOn ?? "没有记录"}</Fact>
          <Fact name="党员大会审议">{voteWords(meetings.members)}</Fact>
          <Fact name="村民代表会议决议">{voteWords(meetings.delegates)}</Fact>
        </dl>
      ) : (
        <p>还没有登记“四议”结果。到会人数须达应到人数的三分之二，到会人数过半数同意。</p>
      )}
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Open({ plan: { posting, publishedOn, paidOn, paidText } }: { plan: Plan }) {
  return (
    <Card title="公开" padded>
      {posting ? (
        <p>
          <Link href={`/disclosures/${posting.id}`}>决议公开</Link>：{posting.fromOn} 至 {posting.untilOn}，
          {posting.places}，异议 {posting.objections} 件{posting.open > 0 ? `，其中 ${posting.open} 件没有答复` : ""}。
        </p>
      ) : (
        <p>决议还没有公开。</p>
      )}
      {publishedOn && (
        <p>
          实施结果公开：{paidOn} 兑现，{publishedOn} 公开。{paidText}
        </p>
      )}
    </Card>
  );
}

function Trail({ plan: { steps } }: { plan: Plan }) {
  return (
    <Card title="过程" note={`共 ${steps.length} 步`} padded>
      <ol className="asset-log" reversed>
        {steps.toReversed().map(({ id, onDay, action, by, text }) => (
          <li key={id}>
            {onDay}　<strong>{distributionActLabel[action] ?? action}</strong>　{by}
            {text && <p>{text}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
