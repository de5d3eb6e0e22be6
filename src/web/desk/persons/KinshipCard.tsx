import { useQuery } from "@tanstack/react-query";
import { Button, Input, Modal, Select } from "antd";
import { useState } from "react";
import { persons } from "#contract/persons.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import {
  Card,
  type Column,
  ConfirmButton,
  DateField,
  Empty,
  Field,
  FormPage,
  ProblemNote,
  Table,
  toast,
} from "../../ui/index.ts";
import type { PersonFile } from "./person-types.ts";

type Kinship = PersonFile["kinships"][number];

/** 亲属关系申报：the match keeps him out of these villages. */
export function KinshipCard({ person }: { person: PersonFile }) {
  const [open, setOpen] = useState(false);
  const [withdrawn, setWithdrawn] = useState<Kinship | null>(null);
  const add = person.can.edit && <Button onClick={() => setOpen(true)}>登记申报</Button>;
  const work = {
    head: "办理",
    cell: (row: Kinship) => <Withdraw kinship={row} onDone={() => setWithdrawn(row)} />,
    width: 100,
  };
  return (
    <Card title="亲属关系申报" note="有亲属的村实行回避，选人配对时不安排">
      <Table
        short
        rows={person.kinships}
        rowKey={(row) => row.id}
        columns={[...columns, ...(person.can.edit ? [work] : [])]}
        empty={<Empty action={add}>没有申报亲属关系。</Empty>}
        foot={person.kinships.length > 0 && add}
      />
      {withdrawn && <Withdrawn kinship={withdrawn} onRestored={() => setWithdrawn(null)} />}
      <Modal
        title={`登记申报：${person.name}`}
        open={open}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <DeclareForm person={person} onClose={() => setOpen(false)} />
      </Modal>
    </Card>
  );
}

const columns: readonly Column<Kinship>[] = [
  { head: "村（社区）", cell: (row) => `${row.township}${row.village}` },
  { head: "亲属关系", cell: (row) => row.relation },
  { head: "申报日期", cell: (row) => row.declaredOn, width: 120 },
];
const refresh = [persons.get, persons.list];

function Withdraw({ kinship: { id, village }, onDone }: { kinship: Kinship; onDone: () => void }) {
  const { send, sending, problem } = useWrite(persons.withdraw, { refresh, onDone });
  return (
    <>
      <ConfirmButton
        size="small"
        sending={sending}
        question={`撤销后，选人配对不再因亲属关系回避${village}。`}
        reason={{ label: "撤销理由", min: 2 }}
        onConfirm={(reason) => send({ params: { id }, body: { reason } })}
      >
        撤销
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}

function Withdrawn({ kinship: { id, village }, onRestored }: { kinship: Kinship; onRestored: () => void }) {
  const { send, sending, problem } = useWrite(persons.restore, { refresh, onDone: onRestored });
  return (
    <p className="person-undo no-print" role="status">
      已撤销{village}的申报。{" "}
      <Button size="small" loading={sending} onClick={() => send({ params: { id } })}>
        恢复
      </Button>
      <ProblemNote problem={problem} />
    </p>
  );
}

interface Values {
  readonly villageId: string;
  readonly relation: string;
  readonly declaredOn: string;
}

function DeclareForm({ person, onClose }: { person: PersonFile; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const { send, sending, problem } = useWrite(persons.declare, {
    refresh: [persons.get, persons.list],
    onDone: () => {
      toast("已登记。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      problem={problem}
      sending={sending}
      submit="登记"
      onSubmit={(values) => send({ params: { id: person.id }, body: { ...values, id } })}
      onCancel={onClose}
    >
      <Field name="villageId" label="村（社区）">
        <OneVillage countyId={person.countyId} />
      </Field>
      <Field name="relation" label="亲属关系" hint="如“岳父母”“兄弟”。">
        <Input maxLength={40} />
      </Field>
      <Field name="declaredOn" label="申报日期">
        <DateField />
      </Field>
    </FormPage>
  );
}

interface OneVillageProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly countyId: string;
}

function OneVillage({ id, value, onChange, countyId }: OneVillageProps) {
  const [search, setSearch] = useState("");
  const { data } = useQuery(useApi().query(villages.list, { query: { countyId, search, size: 50 } }));
  return (
    <Select
      id={id}
      value={value}
      options={(data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.townshipName}${row.name}` }))}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder="输入村名查找"
      notFoundContent="没有查到这个村（社区）。"
      onChange={onChange}
    />
  );
}
