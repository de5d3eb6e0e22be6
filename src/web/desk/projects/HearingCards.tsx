import { opinionConclusionLabel } from "#domain/projects/labels.ts";
import { Card, Table } from "../../ui/index.ts";
import type { Project } from "./project-types.ts";

const conclusionWords = { pass: "论证通过", return: "退回修改" } as const;

/** Every hearing with its written opinions, the latest on top. */
export function HearingCards({ project: { hearings, lacks } }: { project: Project }) {
  return hearings.map((hearing) => (
    <Card
      key={hearing.id}
      title={`${hearing.heldOn} 论证`}
      note={`${hearing.place}　主持人 ${hearing.chair}　${hearing.conclusion ? conclusionWords[hearing.conclusion] : "正在进行"}`}
    >
      {hearing.conclusion === null && lacks.length > 0 && <div className="project-lacks">{lacks.join("")}</div>}
      {hearing.conclusion && hearing.text && (
        <div className="project-concluded">
          {hearing.concludedOn}　{hearing.text}
        </div>
      )}
      <Table
        short
        rows={hearing.opinions}
        rowKey={({ id }) => id}
        empty="还没有登记书面意见。"
        columns={[
          { head: "专家、部门", cell: ({ by, unit }) => (unit ? `${by}（${unit}）` : by), width: 260 },
          { head: "意见", cell: ({ conclusion }) => opinionConclusionLabel[conclusion], width: 100 },
          { head: "书面意见", cell: ({ text }) => <span className="project-words">{text}</span> },
          { head: "日期", cell: ({ writtenOn }) => writtenOn, width: 110 },
        ]}
      />
    </Card>
  ));
}
