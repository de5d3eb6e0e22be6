import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Input, Select } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { inspectors } from "#contract/inspectors.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { recusalKindLabel } from "#domain/inspections/inspection-labels.ts";
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
  Page,
  ProblemNote,
  Table,
  toast,
  Waiting,
} from "../../ui/index.ts";
import type { Inspector } from "./contract-types.ts";

const way = [{ title: "督查人员库", path: "/inspectors" }];

export function InspectorPage() {
  const { id } = useParams<{ id: string }>();
  const [open, setOpen] = useState<"edit" | "recuse" | null>(null);
  const { data: inspector, error } = useQuery(useApi().query(inspectors.get, { params: { id } }));
  const close = () => setOpen(null);
  if (!inspector)
    return (
      <Page title="督查人员" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const { name, unit, post, account, validTo, can } = inspector;
  return (
    <Page
      title={name}
      subtitle={[unit, post, account ? `账号：${account}` : "未关联账号", `有效期至：${validTo ?? "长期"}`]
        .filter(Boolean)
        .join("　")}
      breadcrumb={way}
      actions={
        can.edit && (
          <>
            <Button onClick={() => setOpen("edit")}>修改</Button>
            <Button onClick={() => setOpen("recuse")}>登记回避</Button>
          </>
        )
      }
    >
      <ProblemNote problem={error} />
      <Recusals inspector={inspector} />
      <Drawer title="修改" open={open === "edit"} onClose={close} size={480} destroyOnHidden>
        {open === "edit" && <EditInspector inspector={inspector} onClose={close} />}
      </Drawer>
      <Drawer title="登记回避" open={open === "recuse"} onClose={close} size={480} destroyOnHidden>
        {open === "recuse" && <RecuseForm inspector={inspector} onClose={close} />}
      </Drawer>
    </Page>
  );
}

function Recusals({ inspector }: { inspector: Inspector }) {
  const lift = useWrite(inspectors.lift, { refresh: [inspectors.get], onDone: () => toast("已撤销。") });
  const params = { id: inspector.personId };
  const columns: Column<Inspector["recusals"][number]>[] = [
    { head: "情形", cell: (row) => recusalKindLabel[row.kind], width: 140 },
    { head: "乡镇（街道）", cell: (row) => row.township, width: 140 },
    { head: "村（社区）", cell: (row) => row.village ?? "全乡镇（街道）", width: 160 },
    { head: "说明", cell: (row) => row.detail },
    {
      head: "操作",
      width: 90,
      cell: ({ id: recusalId }) =>
        recusalId !== null &&
        inspector.can.edit && (
          <ConfirmButton
            size="small"
            sending={lift.sending}
            question="撤销后，抽取时不再因此回避。"
            onConfirm={() => lift.send({ params, body: { recusalId } })}
          >
            撤销
          </ConfirmButton>
        ),
    },
  ];
  return (
    <Card title="应当回避的地方" note={`共 ${inspector.recusals.length} 项，抽取时自动避开`}>
      <ProblemNote problem={lift.problem} />
      <Table
        rows={inspector.recusals}
        rowKey={(row) => [row.kind, row.township, row.village, row.detail, row.id].join(" ")}
        columns={columns}
        empty={<Empty>没有需要回避的地方。</Empty>}
      />
    </Card>
  );
}

interface FormProps {
  readonly inspector: Inspector;
  readonly onClose: () => void;
}

function EditInspector({ inspector, onClose }: FormProps) {
  const { data } = useQuery(useApi().query(inspectors.choices, { query: {} }));
  const onDone = () => {
    toast("已保存。");
    onClose();
  };
  const save = useWrite(inspectors.save, { refresh: [inspectors.get, inspectors.list], onDone });
  const accounts = (data?.accounts ?? []).map((one) => ({ value: one.id, label: `${one.name}（${one.loginName}）` }));
  return (
    <FormPage<{ accountId?: string | null; validTo?: string | null }>
      initial={inspector}
      problem={save.problem}
      sending={save.sending}
      submit="保存"
      onSubmit={({ accountId = null, validTo = null }) =>
        save.send({ params: { id: inspector.personId }, body: { version: inspector.version, accountId, validTo } })
      }
      onCancel={onClose}
    >
      <Field name="accountId" label="关联账号" required={false}>
        <Select allowClear options={accounts} notFoundContent="还没有督查组岗位的账号。" />
      </Field>
      <Field name="validTo" label="有效期至" required={false}>
        <DateField />
      </Field>
    </FormPage>
  );
}

function RecuseForm({ inspector, onClose }: FormProps) {
  const [id] = useState(uuidv7);
  const [search, setSearch] = useState("");
  const { data } = useQuery(useApi().query(villages.list, { query: { search, size: 50 } }));
  const rows = data?.rows ?? [];
  const onDone = () => {
    toast("已登记。");
    onClose();
  };
  const save = useWrite(inspectors.recuse, { refresh: [inspectors.get], onDone });
  const submit = ({ villageId, reason }: { villageId: string; reason: string }) => {
    const townshipId = rows.find((row) => row.id === villageId)?.townshipId;
    if (townshipId) save.send({ params: { id: inspector.personId }, body: { id, villageId, townshipId, reason } });
  };
  return (
    <FormPage<{ villageId: string; reason: string }>
      problem={save.problem}
      sending={save.sending}
      submit="登记"
      onSubmit={submit}
      onCancel={onClose}
    >
      <Field name="villageId" label="回避的村（社区）">
        <Select
          showSearch={{ filterOption: false, onSearch: setSearch }}
          options={rows.map((row) => ({ value: row.id, label: row.name }))}
        />
      </Field>
      <Field name="reason" label="理由" hint="只在本县内部显示，公布的证书只写“按规定应当回避”">
        <Input maxLength={100} />
      </Field>
    </FormPage>
  );
}
