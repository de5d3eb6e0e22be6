import { useQuery } from "@tanstack/react-query";
import { Button, Tabs } from "antd";
import { type ComponentType, lazy, Suspense } from "react";
import { useLocation, useParams } from "wouter";
import { projects } from "#contract/projects.ts";
import { projectCode } from "#domain/projects/draft.ts";
import { projectKindLabel, projectStatusLabel, standingLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { useFilter } from "../use-filter.ts";
import { useMe } from "../use-me.ts";
import { projectTabs } from "./project-tabs.tsx";
import type { Project } from "./project-types.ts";
import "./projects.css";

const way = [{ title: "项目台账", path: "/projects" }];
const panes = new Map<string, ComponentType<{ project: Project }>>(
  projectTabs.map(({ key, load }) => [key, lazy(async () => ({ default: await load() }))]),
);

export function ProjectPage() {
  const { id } = useParams<{ id: string }>();
  const [{ tab }, change] = useFilter(["tab"]);
  const { verbs } = useMe();
  const { data: project, error } = useQuery(useApi().query(projects.read, { params: { id } }));
  if (!project)
    return (
      <Page title="项目" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const open = projectTabs.filter(({ verb }) => verbs.includes(verb));
  const shown = open.find(({ key }) => key === tab) ?? open[0]!;
  return (
    <Page title={project.name} subtitle={subtitleOf(project)} breadcrumb={way} actions={<Actions id={id} />}>
      <ProblemNote problem={error} />
      <Tabs
        activeKey={shown.key}
        onChange={(to) => change({ tab: to })}
        destroyOnHidden
        items={open.map(({ key, title }) => ({ key, label: title, children: <Pane tab={key} project={project} /> }))}
      />
    </Page>
  );
}

function Actions({ id }: { id: string }) {
  const { verbs } = useMe();
  const [, go] = useLocation();
  return (
    <>
      {verbs.includes("fund.read") && <Button onClick={() => go(`/projects/${id}/archive`)}>项目档案</Button>}
      <PrintButton />
    </>
  );
}

function Pane({ tab, project }: { tab: string; project: Project }) {
  const Shown = panes.get(tab)!;
  return (
    <Suspense fallback={<Waiting lines={8} />}>
      <Shown project={project} />
    </Suspense>
  );
}

function subtitleOf(project: Project): string {
  const { kind, township, status, standing } = project;
  return [
    `${projectCode(project)} 号`,
    projectKindLabel[kind],
    township ?? project.county,
    projectStatusLabel[status],
    ...(standing === "normal" ? [] : [standingLabel[standing]]),
  ].join("　");
}
