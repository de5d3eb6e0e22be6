import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { series } from "#contract/series.ts";
import { issueCountingLabel } from "#domain/bulletins/series.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, ProblemNote, Table } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { useMe } from "../use-me.ts";
import type { Series } from "./series-type.ts";
import { SeriesForm } from "./SeriesForm.tsx";

const way = [{ title: "简报通报", path: "/bulletins" }];

/** 简报系列: masthead, numbering, and who each issue goes to. */
export function SeriesPage() {
  const { verbs } = useMe();
  const [params] = useSearchParams();
  const query = { countyId: params.get("countyId") ?? undefined };
  const { data, error } = useQuery(useApi().query(series.list, { query }));
  const [open, setOpen] = useState<Series | "new" | null>(null);
  const edits = verbs.includes("series.edit");
  const close = () => setOpen(null);
  const add = edits && (
    <Button type="primary" onClick={() => setOpen("new")}>
      新设系列
    </Button>
  );
  return (
    <Page title="简报系列" subtitle="每期的刊名、期号和报送范围按系列统一。" breadcrumb={way} actions={add}>
      <ProblemNote problem={error} />
      <Card title="简报系列" note={data && `共 ${data.length} 个`}>
        <CountyFilter />
        <Table
          rows={data}
          rowKey={(row) => row.id}
          onOpen={edits ? setOpen : undefined}
          columns={columnsOf(edits ? setOpen : undefined)}
          empty={<Empty action={add}>还没有简报系列。设好刊名和编号办法后，就可以编发简报。</Empty>}
        />
      </Card>
      <Modal
        title={open === "new" ? "新设系列" : "修改系列"}
        open={open !== null}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        {open !== null && <SeriesForm series={open === "new" ? null : open} onClose={close} />}
      </Modal>
    </Page>
  );
}

const columnsOf = (onEdit: ((row: Series) => void) | undefined): Column<Series>[] => [
  { head: "系列", cell: (row) => row.name, always: true },
  { head: "刊头", cell: (row) => row.masthead },
  { head: "编发单位", cell: (row) => row.issuer },
  { head: "编号办法", cell: (row) => issueCountingLabel[row.counting] },
  { head: "已印发（期）", cell: (row) => row.issues, align: "end", width: 110 },
  { head: "状态", cell: (row) => (row.closed ? "停刊" : "在编"), width: 80 },
  {
    head: "办理",
    width: 90,
    cell: (row) =>
      onEdit && (
        <Button size="small" onClick={() => onEdit(row)}>
          修改
        </Button>
      ),
  },
];
