import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { publicDisclosures } from "#contract/public-disclosures.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Gate } from "../Gate.tsx";
import { PublicNotice } from "./PublicNotice.tsx";
import { ReceiptForm } from "./ReceiptForm.tsx";
import "./public-disclosures.css";

type Listed = Result<typeof publicDisclosures.list>;
type Asked = CallOf<typeof publicDisclosures.list>["query"];

/** 项目公示：without a sign-in; /public/disclosures?countyId=… or /public/disclosures/县/编号. */
export function PublicDisclosuresPage({ path }: { path: string }) {
  const [, , , countyId, id] = path.split("/");
  return (
    <Gate subtitle="帮扶项目和资金公示" foot="本页不需登录，任何人都可以查看、提出异议，不记录访问者信息。">
      {countyId && id ? <PublicNotice countyId={decodeURIComponent(countyId)} id={id} /> : <NoticeList />}
    </Gate>
  );
}

const pageSize = 20;

function NoticeList() {
  const [params, setParams] = useSearchParams();
  const asked = Object.fromEntries([...params].filter(([, value]) => value !== ""));
  const countyId = asked["countyId"] ?? "";
  const page = Number(asked["page"] ?? 1);
  const api = useApi();
  const { data: counties, error } = useQuery(api.query(publicDisclosures.counties, {}));
  const query = { ...asked, countyId, page, size: pageSize } as Asked;
  const listed = useQuery({ ...api.query(publicDisclosures.list, { query }), enabled: countyId !== "" });
  const change = (to: Record<string, string>) =>
    setParams(to["countyId"] === undefined ? { ...asked, page: "1", ...to } : to);
  return (
    <>
      <ProblemNote problem={error ?? listed.error} />
      <form className="public-filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label="县（市、区）"
          value={countyId}
          options={counties?.rows ?? []}
          none="请选择"
          onValue={(to) => change({ countyId: to })}
        />
        {listed.data && <MoreFilters asked={asked} townships={listed.data.townships} onChange={change} />}
      </form>
      {listed.data && <Rows list={listed.data} page={page} onPage={(to) => change({ page: String(to) })} />}
      {countyId !== "" && <ReceiptForm countyId={countyId} />}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly none: string;
  readonly onValue: (value: string) => void;
}

function Choice({ label, value, options, none, onValue }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onValue(target.value)}>
        <option value="">{none}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const states = [
  { id: "running", name: "公示中" },
  { id: "over", name: "已期满" },
];

interface MoreFiltersProps {
  readonly asked: Readonly<Record<string, string>>;
  readonly townships: Listed["townships"];
  readonly onChange: (to: Record<string, string>) => void;
}

function MoreFilters({ asked, townships, onChange }: MoreFiltersProps) {
  const [text, setText] = useState(asked["q"] ?? "");
  return (
    <>
      <Choice
        label="乡镇（街道）"
        value={asked["townshipId"] ?? ""}
        options={townships}
        none="全部"
        onValue={(townshipId) => onChange({ townshipId })}
      />
      <Choice
        label="状态"
        value={asked["state"] ?? ""}
        options={states}
        none="全部"
        onValue={(state) => onChange({ state })}
      />
      <label>
        查找
        <input
          type="search"
          value={text}
          maxLength={60}
          placeholder="项目、村"
          onChange={({ target }) => setText(target.value)}
          onBlur={() => text !== (asked["q"] ?? "") && onChange({ q: text })}
          onKeyDown={({ key }) => key === "Enter" && onChange({ q: text })}
        />
      </label>
    </>
  );
}

function Rows({ list: { rows, total }, page, onPage }: { list: Listed; page: number; onPage: (page: number) => void }) {
  const pages = Math.ceil(total / pageSize);
  if (total === 0) return <p>没有公示。</p>;
  return (
    <>
      <ul className="public-notices">
        {rows.map((row) => (
          <li key={row.id}>
            <a href={`/public/disclosures/${encodeURIComponent(row.countyId)}/${row.id}`}>{row.title}</a>
            <span>
              {[row.township, row.village].filter(Boolean).join("　") || "县级"}　{row.fromOn} 至 {row.untilOn}
            </span>
            <strong className={row.daysLeft > 0 ? "public-running" : undefined}>
              {row.daysLeft > 0 ? `还剩 ${row.daysLeft} 天` : "已期满"}
            </strong>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <p className="public-pages">
          <button type="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            上一页
          </button>
          第 {page} 页，共 {pages} 页
          <button type="button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            下一页
          </button>
        </p>
      )}
    </>
  );
}
