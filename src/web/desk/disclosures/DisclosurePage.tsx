import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { disclosures } from "#contract/disclosures.ts";
import { disclosureLevelLabel, disclosureStepLabel } from "#domain/projects/disclosures/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, Page, PrintButton, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { afterDisclosure, leftWords, type Notice } from "./disclosure-types.ts";
import { NoticeWords } from "./NoticeWords.tsx";
import { ObjectionForm } from "./ObjectionForm.tsx";
import { ObjectionList } from "./ObjectionList.tsx";
import "./disclosures.css";

const way = [{ title: "公告公示", path: "/disclosures" }];

export function DisclosurePage() {
  const { id } = useParams<{ id: string }>();
  const { data: notice, error } = useQuery(useApi().query(disclosures.read, { params: { id } }));
  if (!notice)
    return (
      <Page title="公示" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={notice.title}
      subtitle={subtitleOf(notice)}
      breadcrumb={way}
      actions={<NoticeActions notice={notice} />}
    >
      <ProblemNote problem={error} />
      {notice.changed && (
        <p className="posting-changed">项目内容在公示以后有变动，请按现在的内容重新公示，公示期重新计算。</p>
      )}
      <Card title="公示内容" padded>
        <NoticeWords {...notice} />
      </Card>
      <Card title="公示情况" padded>
        <NoticeFacts notice={notice} />
      </Card>
      <Objections notice={notice} />
    </Page>
  );
}

function subtitleOf({ step, level, township, village, withdrawnOn, daysLeft }: Notice): string {
  const state = withdrawnOn ? `${withdrawnOn} 已撤下` : leftWords(daysLeft);
  return [disclosureStepLabel[step], disclosureLevelLabel[level], township, village, state].filter(Boolean).join("　");
}

function NoticeActions({ notice: { id, can } }: { notice: Notice }) {
  const paper = useDownload(disclosures.paper);
  const withdraw = useWrite(disclosures.withdraw, { refresh: afterDisclosure, onDone: () => toast("已撤下。") });
  return (
    <>
      <Button loading={paper.sending} onClick={() => paper.send({ params: { id } })}>
        下载公示文稿
      </Button>
      <PrintButton />
      {can.withdraw && (
        <ConfirmButton
          danger
          sending={withdraw.sending}
          question="张贴有误的才撤下。撤下后不再计入公示，重新公示的重新计算期限；已收到的异议照常答复。"
          reason={{ label: "撤下理由", min: 4 }}
          onConfirm={(reason) => withdraw.send({ params: { id }, body: { reason } })}
        >
          撤下
        </ConfirmButton>
      )}
      <ProblemNote problem={paper.problem ?? withdraw.problem} />
    </>
  );
}

function NoticeFacts({ notice }: { notice: Notice }) {
  const { projectId, project, fromOn, untilOn, places, issuer, office, phone, address, postedBy, withdrawnText } =
    notice;
  const facts: [string, string][] = [
    ["公示期", `${fromOn} 张贴，至 ${untilOn} 期满`],
    ["公示地点", places],
    ["发布单位", issuer],
    ["监督单位、电话", [office, phone, address].filter(Boolean).join("　")],
    ["登记人", postedBy],
    ...(withdrawnText ? ([["撤下理由", withdrawnText]] as [string, string][]) : []),
  ];
  return (
    <>
      <dl className="notice-lines">
        {projectId && (
          <div>
            <dt>项目</dt>
            <dd>
              <Link href={`/projects/${projectId}?tab=disclosures`}>{project}</Link>
            </dd>
          </div>
        )}
        {facts.map(([word, text]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="notice-sha">内容校验值（SHA-256）：{notice.contentSha256}</p>
    </>
  );
}

function Objections({ notice: { id, can, objectionRows } }: { notice: Notice }) {
  const [open, setOpen] = useState(false);
  return (
    <Card
      title="异议"
      note={
        can.object ? (
          <Button size="small" className="no-print" onClick={() => setOpen(true)}>
            登记异议
          </Button>
        ) : (
          `共 ${objectionRows.length} 件`
        )
      }
    >
      {objectionRows.length === 0 && <p className="objection">没有收到异议。</p>}
      <ObjectionList rows={objectionRows} canAnswer={can.answer} />
      <Drawer title="登记异议" open={open} onClose={() => setOpen(false)} size={560} destroyOnHidden>
        <ObjectionForm noticeId={id} onClose={() => setOpen(false)} />
      </Drawer>
    </Card>
  );
}
