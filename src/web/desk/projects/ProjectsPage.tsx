import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { type ComponentProps, useState } from "react";
import { Link, useLocation } from "wouter";
import { projects } from "#contract/projects.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, Empty, KpiStrip, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { wanCell } from "../funds/money-words.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import { DecideForm } from "./DecideForm.tsx";
import { type ProjectFilter, ProjectFilters, projectFilterNames } from "./ProjectFilters.tsx";
import { ProjectTable } from "./ProjectTable.tsx";
import type { ProjectList, ProjectRow } from "./project-types.ts";
import "./projects.css";

type Asked = CallOf<typeof projects.list>["query"];

/** The list as the address asks for it. */
function useProjects(filter: ProjectFilter) {
  const { page, size, ...asked } = filter;
  const api = useApi();
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const { data: choices } = useQuery(api.query(projects.choices, { query: { countyId: filter.countyId } }));
  const { data: list, error, isFetching } = useQuery(api.query(projects.list, { query: { ...asked, ...at } as Asked }));
  return { choices, list, error, isFetching, asked, at };
}

export function ProjectsPage() {
  const [filter, change] = useFilter(projectFilterNames);
  const { choices, list, error, isFetching, asked, at } = useProjects(filter);
  const clear = () => change(Object.fromEntries(projectFilterNames.map((name) => [name, undefined])));
  const empty = <NoProject filtered={Object.values(asked).some(Boolean)} onClear={clear} can={list?.can} />;
  return (
    <Page
      title="项目台账"
      subtitle="申报、审核、论证、审定入库，立项以后一关一关往下走，直到管护和收益。"
      actions={<ListActions list={list} asked={asked} />}
    >
      <ProblemNote problem={error} />
      {list && <ProjectFigures list={list} filter={filter} />}
      <Card title="项目" note={list && `共 ${list.total} 个`}>
        <ProjectFilters choices={choices} filter={filter} onFilter={change} />
        <PickedTable
          rows={error ? [] : list?.rows}
          loading={isFetching}
          can={list?.can}
          severalCounties={(choices?.counties.length ?? 0) > 1}
          empty={empty}
          paging={pagingOf(at, list?.total, change)}
        />
      </Card>
    </Page>
  );
}

type PickedTableProps = Omit<ComponentProps<typeof ProjectTable>, "picked" | "onPick"> & {
  readonly can: ProjectList["can"] | undefined;
};

/** The rows, and a list of them decided at once. */
function PickedTable({ can, ...table }: PickedTableProps) {
  const [picked, setPicked] = useState<readonly ProjectRow[]>([]);
  const [deciding, setDeciding] = useState(false);
  return (
    <>
      {picked.length > 0 && (
        <div className="project-picked no-print">
          已选 {picked.length} 个
          <Button size="small" type="primary" onClick={() => setDeciding(true)}>
            审定入库
          </Button>
          <Button size="small" onClick={() => setPicked([])}>
            取消选择
          </Button>
        </div>
      )}
      <ProjectTable {...table} picked={picked} onPick={can?.decide ? setPicked : undefined} />
      <Drawer title="审定入库" open={deciding} onClose={() => setDeciding(false)} size={560} destroyOnHidden>
        <DecideForm
          rows={picked}
          onClose={(done) => {
            setDeciding(false);
            if (done) setPicked([]);
          }}
        />
      </Drawer>
    </>
  );
}

function ListActions({ list, asked }: { list: ProjectList | undefined; asked: object }) {
  const [, go] = useLocation();
  const download = useDownload(projects.sheet);
  return (
    <>
      <Button
        loading={download.sending}
        onClick={() => download.send({ body: asked as CallOf<typeof projects.sheet>["body"] })}
      >
        导出清单
      </Button>
      <PrintButton />
      {list?.can.declare && (
        <Button type="primary" onClick={() => go("/projects/new")}>
          申报项目
        </Button>
      )}
      <ProblemNote problem={download.problem} />
    </>
  );
}

/** Each number opens its own rows, within what is being looked at. */
function ProjectFigures({ list, filter }: { list: ProjectList; filter: ProjectFilter }) {
  const { status: _, page: _page, phase: _phase, ...kept } = filter;
  const href = (phase?: string) => {
    const asked = Object.entries({ ...kept, phase }).filter((one): one is [string, string] => Boolean(one[1]));
    return `/projects?${new URLSearchParams(asked).toString()}`;
  };
  const opens = (value: number, phase?: string) => <Link href={href(phase)}>{value}</Link>;
  return (
    <KpiStrip
      items={[
        { name: "项目", value: opens(list.total), unit: "个" },
        { name: "已过论证", value: opens(list.argued, "argued"), unit: "个" },
        { name: "实施中", value: opens(list.works, "works"), unit: "个" },
        { name: "已完工", value: opens(list.completed, "completed"), unit: "个" },
        { name: "预算", value: wanCell(list.budgetFen), unit: "万元", note: "未评审的按概算" },
        { name: "已拨付", value: wanCell(list.paidFen), unit: "万元" },
      ]}
    />
  );
}

interface NoProjectProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly can: ProjectList["can"] | undefined;
}

function NoProject({ filtered, onClear, can }: NoProjectProps) {
  const [, go] = useLocation();
  if (filtered)
    return <Empty action={<Button onClick={onClear}>清除筛选</Button>}>没有符合条件的项目，请放宽筛选条件。</Empty>;
  if (can?.declare)
    return (
      <Empty action={<Button onClick={() => go("/projects/new")}>申报项目</Button>}>
        还没有项目。先起草，写全以后再申报。
      </Empty>
    );
  return <Empty>本单位或者本辖区还没有项目。</Empty>;
}
