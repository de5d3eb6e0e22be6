import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { persons } from "#contract/persons.ts";
import { capacityWords } from "#domain/registry/labels.ts";
import { personKindLabel, skillText } from "#domain/registry/person.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { KinshipCard } from "./KinshipCard.tsx";
import { LeaveRegister } from "./LeaveRegister.tsx";
import { homeOf, type PersonFile, placeAndPost } from "./person-types.ts";
import { PersonForm } from "./PersonForm.tsx";
import "./persons.css";

export function PersonPage() {
  const { id } = useParams<{ id: string }>();
  const { data: person, error } = useQuery(useApi().query(persons.get, { params: { id } }));
  const [editing, setEditing] = useState(false);
  return (
    <Page
      title={person?.name ?? "干部"}
      subtitle={person && `${personKindLabel[person.kind]}　${placeAndPost(person)}`}
      breadcrumb={[{ path: "/persons", title: "干部名册" }]}
      actions={person && <Actions person={person} onEdit={() => setEditing(true)} />}
    >
      <ProblemNote problem={error} />
      {!person && !error && <Waiting lines={6} />}
      {person && <Facts person={person} />}
      {person && <KinshipCard person={person} />}
      <Modal
        title="修改干部"
        open={editing}
        footer={null}
        destroyOnHidden
        width={640}
        onCancel={() => setEditing(false)}
      >
        {person && <PersonForm person={person} onClose={() => setEditing(false)} />}
      </Modal>
    </Page>
  );
}

function Actions({ person, onEdit }: { person: PersonFile; onEdit: () => void }) {
  const { can, id, version, name } = person;
  const reopen = useWrite(persons.reopen, {
    refresh: [persons.list, persons.get],
    onDone: () => toast(`${name}已恢复到名册。`),
  });
  return (
    <>
      <ProblemNote problem={reopen.problem} />
      {can.close && <LeaveRegister person={person} />}
      {can.reopen && (
        <Button loading={reopen.sending} onClick={() => reopen.send({ params: { id }, body: { version } })}>
          恢复到名册
        </Button>
      )}
      {can.edit && (
        <Button type="primary" onClick={onEdit}>
          修改
        </Button>
      )}
    </>
  );
}

function Facts({ person }: { person: PersonFile }) {
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    ["单位", person.organisation ?? "—"],
    ["任职乡镇（街道）", person.township ?? "—"],
    ["职务", person.post || "—"],
    ["单位主要负责人", person.unitHead ? "是" : "否"],
    ...(person.kind === "cadre" ? [] : [["最多包联村数", capacityWords(person)] as const]),
    ["出生年份", person.birthYear ?? "—"],
    ["政治面貌", person.partyMember ? "中共党员" : "—"],
    ["特长", person.skills.map(skillText).join("、") || "—"],
    ["籍贯", homeOf(person)],
    ["联系电话", <Phone key="phone" person={person} />],
    ["状况", person.validTo ? `${person.validTo} 移出名册` : "在册"],
  ];
  return (
    <Card title="基本情况" padded>
      <dl className="person-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Phone({ person: { id, name, phoneMasked, can } }: { person: PersonFile }) {
  const { send, sending, problem, reply } = useWrite(persons.phone);
  if (phoneMasked === null) return "未登记";
  if (reply) return <span className="num">{reply.phone ?? "未登记"}</span>;
  return (
    <>
      <span className="num">{phoneMasked}</span>{" "}
      {(can.edit || can.reopen) && (
        <ConfirmButton
          size="small"
          sending={sending}
          question={`查看${name}的完整联系电话将留下记录。`}
          reason={{ label: "查看事由", min: 2 }}
          onConfirm={(reason) => send({ params: { id }, body: { reason } })}
        >
          看电话
        </ConfirmButton>
      )}
      <ProblemNote problem={problem} />
    </>
  );
}
