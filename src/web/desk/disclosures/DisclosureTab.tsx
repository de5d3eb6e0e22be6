import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link } from "wouter";
import { disclosures } from "#contract/disclosures.ts";
import { disclosureBeforeLabel, postingName, postingStateLabel } from "#domain/projects/disclosures/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { DisclosureTable } from "./DisclosureTable.tsx";
import { leftWords, type PostingPlace, type PostingRow } from "./disclosure-types.ts";
import { ObjectionList } from "./ObjectionList.tsx";
import { PostingForm } from "./PostingForm.tsx";
import "./disclosures.css";

/** 公示 of a project: what the rule asks for, what hung, what was said against it. */
export function DisclosureTab({ project: { id } }: { project: { readonly id: string } }) {
  const { data, error } = useQuery(useApi().query(disclosures.ofProject, { params: { id } }));
  const [posting, setPosting] = useState<PostingRow>();
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  return (
    <>
      <ProblemNote problem={error} />
      <Card title="公示要求" note="期满没有异议或者异议已经答复的，方可办理下一步">
        <Table<PostingRow>
          short
          rows={data.postings}
          rowKey={({ step, level }) => `${step} ${level}`}
          columns={columnsFor(setPosting)}
          empty="本县规则没有公示要求。"
        />
      </Card>
      <Card title="异议" note={`共 ${data.objections.length} 件`}>
        {data.objections.length === 0 && (
          <p className="objection">没有收到异议。来电、来访、来信的异议，打开对应的公示登记。</p>
        )}
        <ObjectionList rows={data.objections} canAnswer={data.can.answer} />
      </Card>
      <Card title="登记过的公示" note={`共 ${data.notices.length} 份`}>
        <DisclosureTable rows={data.notices} empty={<Empty>还没有登记过公示。</Empty>} />
      </Card>
      <Drawer
        title={posting && `登记${postingName(posting)}`}
        open={posting !== undefined}
        onClose={() => setPosting(undefined)}
        size={680}
        destroyOnHidden
      >
        {posting && <PostingForm projectId={id} posting={posting} onClose={() => setPosting(undefined)} />}
      </Drawer>
    </>
  );
}

const countedWords = { calendar: "天", extended: "天（遇休息日顺延）", working: "个工作日" } as const;

function columnsFor(onPost: (row: PostingRow) => void): Column<PostingRow>[] {
  return [
    { head: "公示", cell: postingName, width: 150, always: true },
    { head: "至少", cell: ({ days, counted }) => `${days} ${countedWords[counted]}`, width: 110 },
    { head: "期满之前不得办理", cell: ({ before }) => disclosureBeforeLabel[before], width: 152 },
    { head: "情况", cell: ({ places }) => <Places places={places} />, always: true },
    {
      head: "办理",
      always: true,
      width: 110,
      cell: (row) =>
        row.refusals.length === 0 && row.places.some(({ state }) => state === "missing" || state === "changed") ? (
          <Button size="small" type="primary" onClick={() => onPost(row)}>
            登记公示
          </Button>
        ) : null,
    },
  ];
}

/** 前柳庄村 还剩 3 天; a place links to its notice. */
function Places({ places }: { places: readonly PostingPlace[] }) {
  return (
    <span className="posting-state">
      {places.map((place) => (
        <span key={place.id ?? "county"}>
          {place.noticeId ? <Link href={`/disclosures/${place.noticeId}`}>{place.name}</Link> : place.name}{" "}
          <span className={`posting-${place.state}`}>
            {place.state === "running" ? leftWords(place.daysLeft) : postingStateLabel[place.state]}
          </span>
          {place.openObjections > 0 && <span className="objection-open"> 异议 {place.openObjections} 件未答复</span>}
        </span>
      ))}
    </span>
  );
}
