import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { cases } from "#contract/cases.ts";
import { findings } from "#contract/findings.ts";
import { lights } from "#contract/lights.ts";
import { notApplicable, shareInTenths, shareText } from "#domain/share.ts";
import { useApi } from "../../api/use-api.ts";
import { KpiStrip, Light, ProblemNote } from "../../ui/index.ts";

const first = { page: 1, size: 1 } as const;

/** 一行主要数字: villages at work, their lights, tasks done, findings closed; each opens to its rows. */
export function HomeFigures({ countyId }: { countyId: string | undefined }) {
  const api = useApi();
  const asked = { query: { ...first, countyId } };
  const files = useQuery(api.query(cases.list, asked));
  const lit = useQuery(api.query(lights.overview, { query: { countyId } }));
  const found = useQuery(api.query(findings.list, asked));
  if (!files.data || !lit.data || !found.data) return <ProblemNote problem={files.error ?? lit.error ?? found.error} />;
  const { total, county, township, done, items } = files.data;
  const { open, closed, lights: ofFindings } = found.data;
  const at = countyId ? `?countyId=${countyId}` : "";
  return (
    <KpiStrip
      items={[
        {
          name: "在册村（社区）",
          value: <Link href={`/cases${at}`}>{total}</Link>,
          unit: "个",
          note: `县级管理 ${county}　镇级管理 ${township}`,
        },
        { name: "亮灯", value: <Lamps at={at} tally={lit.data.total} />, note: sinceLastMonth(lit.data) },
        {
          name: "清单任务办结",
          value: <Link href={`/cases${at}`}>{done}</Link>,
          unit: `/ ${items} 项`,
          note: shareOf(done, items) ?? `${notApplicable}：尚未列出清单`,
        },
        {
          name: "督查问题销号",
          value: <Link href={`/findings${at}`}>{closed}</Link>,
          unit: `/ ${open + closed} 个`,
          note: closedNote({ all: open + closed, closed, late: ofFindings.red, at }),
        },
      ]}
    />
  );
}

function shareOf(part: number, whole: number): string | undefined {
  const tenths = shareInTenths(part, whole);
  return tenths === undefined ? undefined : shareText(tenths);
}

interface Closed {
  readonly all: number;
  readonly closed: number;
  readonly late: number;
  /** The county asked for, as the address says it. */
  readonly at: string;
}

/** Nothing found is no rate of nought. */
function closedNote({ all, closed, late, at }: Closed): ReactNode {
  const share = shareOf(closed, all);
  if (share === undefined) return `${notApplicable}：还没有登记问题`;
  if (late === 0) return share;
  return (
    <>
      {share}　<Link href={`/findings${at === "" ? "?" : `${at}&`}light=red`}>逾期 {late} 个</Link>
    </>
  );
}

interface Tally {
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly none: number;
}

function Lamps({ at, tally }: { at: string; tally: Tally }) {
  const href = (light: string) => `/lights${at === "" ? "?" : `${at}&`}light=${light}`;
  return (
    <span className="lamps">
      {(["red", "yellow", "green"] as const).map((colour) => (
        <Link key={colour} href={href(colour)}>
          <Light colour={colour} count={tally[colour]} />
        </Link>
      ))}
    </span>
  );
}

function sinceLastMonth({ total, totalBefore }: { total: Tally; totalBefore: Tally }): string {
  if (totalBefore.red + totalBefore.yellow + totalBefore.green === 0) return "上月末还没有定格";
  const signed = (now: number, before: number) =>
    now > before ? `+${now - before}` : now < before ? `−${before - now}` : "不变";
  return `比上月：红 ${signed(total.red, totalBefore.red)}　黄 ${signed(total.yellow, totalBefore.yellow)}`;
}
