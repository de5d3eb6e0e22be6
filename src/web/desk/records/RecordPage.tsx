import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { records } from "#contract/records.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { EditRecord } from "./EditRecord.tsx";
import type { RecordView } from "./entry-draft.ts";
import { countsInWords, occasionOf } from "./record-words.ts";
import { RecordContact } from "./RecordContact.tsx";
import { RecordFiles } from "./RecordFiles.tsx";
import { WithdrawButton } from "./WithdrawButton.tsx";
import "./records.css";

/** One entry, whole; its writer corrects or withdraws it here. */
export function RecordPage() {
  const { id = "" } = useParams();
  const [editing, setEditing] = useState(false);
  const { data, error } = useQuery(useApi().query(records.read, { params: { id } }));
  const way = [{ title: "驻村纪实", path: "/records" }];
  if (!data)
    return (
      <Page title="纪实" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={5} />}
      </Page>
    );
  const { can } = data;
  const actions = !editing && (
    <>
      {can.edit && <Button onClick={() => setEditing(true)}>更正</Button>}
      {(can.withdraw || can.restore) && <WithdrawButton row={data} />}
    </>
  );
  return (
    <Page
      title={occasionOf(data)}
      subtitle={`${data.township}${data.village}　${data.onDay}`}
      breadcrumb={way}
      actions={actions}
    >
      {data.withdrawn && <p className="entry-kept">这条纪实已经撤回，不再计入月报和各项汇总。</p>}
      {editing ? <EditRecord row={data} onClose={() => setEditing(false)} /> : <RecordText row={data} />}
    </Page>
  );
}

function RecordText({ row }: { row: RecordView }) {
  const { verbs } = useMe();
  const { problem, goal, task, villageId, village } = row;
  const linked = [
    { word: "问题清单", item: problem },
    { word: "目标事项", item: goal },
    { word: "计划任务", item: task },
  ].filter(({ item }) => item !== null);
  return (
    <Card title="内容" padded>
      <dl className="record-facts">
        <dt>村（社区）</dt>
        <dd>{verbs.includes("village.read") ? <Link href={`/villages/${villageId}`}>{village}</Link> : village}</dd>
        {countsInWords(row) && (
          <>
            <dt>数量</dt>
            <dd>{countsInWords(row)}</dd>
          </>
        )}
        <dt>一句话</dt>
        <dd className="record-text">{row.text || "没有写"}</dd>
        {linked.map(({ word, item }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{item!.text}</dd>
          </div>
        ))}
        {row.contact && (
          <>
            <dt>回访联系人</dt>
            <dd>
              <RecordContact row={row} />
            </dd>
          </>
        )}
        {row.files.length > 0 && (
          <>
            <dt>附件</dt>
            <dd>
              <RecordFiles row={row} />
            </dd>
          </>
        )}
        <dt>记录人</dt>
        <dd>{row.author}</dd>
      </dl>
    </Card>
  );
}
