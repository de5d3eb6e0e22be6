import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "wouter";
import { handovers } from "#contract/handovers.ts";
import { formatChinese } from "#domain/date.ts";
import { formatWanYuan } from "#domain/money.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { promiseLabel } from "#domain/teams/team-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, Empty, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { Handover } from "./contract-types.ts";
import { SignForm } from "./SignForm.tsx";
import "./teams.css";

const way = [{ title: "交接包", path: "/handovers" }];

export function HandoverPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error } = useQuery(useApi().query(handovers.read, { params: { id } }));
  const word = useDownload(handovers.document);
  if (!data)
    return (
      <Page title="交接包" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const { pack } = data;
  return (
    <Page
      title={`${pack.village.name}交接包`}
      subtitle={`${formatChinese(pack.madeOn)}　${slotLabel[pack.slot]}由${pack.leaving}移交${pack.successor}　轮换原因：${pack.reason}`}
      breadcrumb={[...way, { title: data.team, path: `/teams/${data.teamId}` }]}
      actions={
        <>
          <PrintButton />
          <Button type="primary" loading={word.sending} onClick={() => word.send({ params: { id } })}>
            下载 Word
          </Button>
        </>
      }
    >
      <ProblemNote problem={error ?? word.problem} />
      <Signature handover={data} />
      <VillageCard pack={pack} />
      <Promises pack={pack} />
      <PeopleAndWork pack={pack} />
    </Page>
  );
}

type Pack = Handover["pack"];

function Signature({ handover }: { handover: Handover }) {
  const { signedOn, signedBy, differenceTexts, can } = handover;
  if (signedOn === null && can.sign) return <SignForm handover={handover} />;
  if (signedOn === null) return <p className="team-note">尚未签收，由接任人所在岗位核对后签收。</p>;
  return (
    <Card title="签收" note={`${signedOn} ${signedBy ?? ""}`} padded>
      {differenceTexts.length === 0 && <p>经核对，无不一致之处。</p>}
      <ol className="team-list">
        {differenceTexts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </Card>
  );
}

function VillageCard({ pack: { village, case: file } }: { pack: Pack }) {
  const facts = [
    ["户数", village.households, "户"],
    ["人口", village.population, "人"],
    ["党员", village.partyMembers, "人"],
  ] as const;
  return (
    <Card title="村情" note={`${village.township}　${village.name}`} padded>
      <p>
        {facts.map(([name, number, unit]) => `${name} ${number === null ? "未填" : `${number} ${unit}`}`).join("，")}
        ，上年度村集体经济收入
        {village.collectiveIncomeFen === null ? "未填" : formatWanYuan(village.collectiveIncomeFen)}。
      </p>
      <p>
        {file
          ? `${file.round}，整顿期限 ${file.openedOn} 至 ${file.dueOn}，移交时处于“${file.status}”环节。${file.manifestations.length > 0 ? `软弱涣散表现：${file.manifestations.join("；")}。` : ""}`
          : "移交时没有在办的整顿档案。"}
      </p>
    </Card>
  );
}

function PeopleAndWork({ pack }: { pack: Pack }) {
  return (
    <>
      <Card title="主要人员">
        <Table
          rows={pack.people}
          rowKey={(row) => `${row.role} ${row.name} ${row.post}`}
          empty={<Empty>移交时没有在岗人员。</Empty>}
          columns={[
            { head: "岗位", cell: (row) => row.role },
            { head: "姓名（单位）", cell: (row) => row.name },
            { head: "单位和职务", cell: (row) => row.post },
          ]}
        />
      </Card>
      <Card title="近三个月工作" note={`共 ${pack.work.length} 条`}>
        <Table
          rows={pack.work}
          rowKey={(row) => `${row.onDay} ${row.kind} ${row.text}`}
          empty={<Empty>近三个月没有纪实。</Empty>}
          columns={[
            { head: "日期", cell: (row) => row.onDay, width: 110 },
            { head: "类别", cell: (row) => row.kind, width: 120 },
            { head: "内容", cell: (row) => row.text },
          ]}
        />
      </Card>
    </>
  );
}

function Promises({ pack: { promises } }: { pack: Pack }) {
  return (
    <Card title="未办结事项" note={`共 ${promises.length} 项`}>
      <Table
        rows={promises}
        rowKey={(row) => `${row.kind} ${row.text} ${row.dueOn}`}
        empty={<Empty>移交时没有未办结的事项。</Empty>}
        columns={[
          { head: "类别", cell: (row) => promiseLabel[row.kind], width: 130 },
          { head: "内容", cell: (row) => row.text },
          { head: "责任单位和责任人", cell: (row) => row.owner || "—" },
          { head: "时限", cell: (row) => row.dueOn ?? "未设", width: 110 },
        ]}
      />
    </Card>
  );
}
