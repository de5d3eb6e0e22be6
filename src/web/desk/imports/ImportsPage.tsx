import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useLocation, useSearchParams } from "wouter";
import { imports } from "#contract/imports.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, instant, Page, ProblemNote, Table } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { BatchTools } from "./BatchTools.tsx";
import { ImportFilters } from "./ImportFilters.tsx";
import { asRegister, asState, registerWords, stateWords } from "./import-words.ts";
import "./imports.css";

type Row = Result<typeof imports.list>["rows"][number];

export function ImportsPage() {
  const [, go] = useLocation();
  const { register, filter, page, size, setParams } = useImportFilter();
  const { data, error, isFetching } = useQuery(useApi().query(imports.list, { query: { ...filter, page, size } }));
  return (
    <Page
      title="表格导入"
      subtitle="现有的台账不用改格式，传上来逐行核对，确认无误后再写入；导入后 24 小时内可以整批撤销。"
      actions={<NewImports />}
    >
      <ProblemNote problem={error} />
      <Card title={register ? `${registerWords[register]}的导入批次` : "导入批次"} note={data && `共 ${data.total} 批`}>
        <ImportFilters filter={filter} onFilter={setParams} />
        <Table
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/imports/${row.id}`)}
          empty={
            filter.state || filter.mine ? (
              <Empty>没有符合条件的导入批次，请放宽条件。</Empty>
            ) : (
              <Empty>还没有导入过表格。可以先下载模板，也可以直接上传现有的台账。</Empty>
            )
          }
          columns={columns}
          paging={{
            page,
            size,
            total: data?.total ?? 0,
            onPage: (to, by) => setParams({ ...filter, page: String(to), size: String(by) }),
          }}
        />
      </Card>
    </Page>
  );
}

function useImportFilter() {
  const [params, setParams] = useSearchParams();
  const register = asRegister(params.get("register"));
  const state = asState(params.get("state"));
  const filter = {
    ...(register && { register }),
    ...(state && { state }),
    ...(params.get("mine") === "1" && { mine: "1" as const }),
  };
  const [page, size] = [Number(params.get("page") ?? 1), Number(params.get("size") ?? 50)];
  return { register, filter, page, size, setParams: (next: Record<string, string>) => setParams(next) };
}

/** In the order they have to come in: projects, their contracts, what was paid. */
const projectRegisters = ["project", "contract", "payment"] as const;

function NewImports() {
  const [, go] = useLocation();
  const { verbs } = useMe();
  if (!verbs.includes("village.import")) return null;
  return (
    <>
      {(["township", ...projectRegisters] as const).map((register) => (
        <Button key={register} onClick={() => go(`/imports/new?register=${register}`)}>
          导入{register === "township" ? "乡镇名册" : registerWords[register]}
        </Button>
      ))}
      <Button type="primary" onClick={() => go("/imports/new?register=village")}>
        导入村名册
      </Button>
    </>
  );
}

const count = (name: keyof Row["counts"]) => (row: Row) => (row.state === "read" ? "" : row.counts[name]);
const end = "end" as const;

const columns = [
  { head: "批次号", cell: (row: Row) => <span className="num">{row.number}</span>, width: 140, always: true },
  { head: "登记表", cell: (row: Row) => row.registerTitle },
  { head: "文件", cell: (row: Row) => (row.draftOf ? `${row.fileName}（留下的有错行）` : row.fileName) },
  { head: "状况", cell: (row: Row) => stateWords[row.state] },
  { head: "新增", cell: count("new"), align: end, width: 72 },
  { head: "更新", cell: count("update"), align: end, width: 72 },
  { head: "不变", cell: count("same"), align: end, width: 72 },
  { head: "有错", cell: count("wrong"), align: end, width: 72 },
  { head: "上传人", cell: (row: Row) => row.createdBy },
  { head: "上传时间", cell: (row: Row) => instant(row.createdAt), width: 150 },
  { head: "办理", cell: (row: Row) => <BatchTools batch={row} />, width: 190 },
];
