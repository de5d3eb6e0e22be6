import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { Result } from "#contract/route.ts";
import { visits } from "#contract/visits.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { useFilter } from "../use-filter.ts";
import type { Item, VisitChoices } from "./visit-types.ts";
import "./visits.css";

/** Printed before one drives out to a village without signal; typed in afterwards. */
export function PaperPage() {
  const [filter, change] = useFilter(["countyId", "inspectionId", "code"]);
  const { countyId, inspectionId, code } = filter;
  const { data: choices, error } = useQuery(useApi().query(visits.choices, { query: { countyId } }));
  const asked = inspectionId ?? code;
  const paper = useQuery({
    ...useApi().query(visits.paper, { query: { countyId, inspectionId, code } }),
    enabled: asked !== undefined,
  });
  const chosen = inspectionId ? `inspection ${inspectionId}` : code && `code ${code}`;
  const choose = (next?: string) => {
    const [kind, value] = next?.split(" ") ?? [];
    change({ inspectionId: kind === "inspection" ? value : undefined, code: kind === "code" ? value : undefined });
  };
  return (
    <Page
      title="空白检查清单"
      subtitle="没有网络的村，打印带去手填，回来后照录。"
      breadcrumb={[{ title: "到村检查", path: "/visits" }]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error ?? paper.error} />
      <div className="filters no-print" role="group" aria-label="选择清单">
        <span className="filter">
          清单
          <Select
            aria-label="清单"
            placeholder="请选择"
            value={chosen}
            options={choices ? papersOf(choices) : []}
            onChange={choose}
            style={{ minWidth: 260 }}
            popupMatchSelectWidth={false}
          />
        </span>
      </div>
      {!asked && <Empty>请选择一份检查清单。</Empty>}
      {paper.data && asked && <Paper {...paper.data} />}
    </Page>
  );
}

const papersOf = ({ underWay, checklists }: VisitChoices) => [
  ...underWay.map(({ id, title }) => ({ value: `inspection ${id}`, label: `督查：${title}` })),
  ...checklists.map((one) => ({ value: `code ${one.code}`, label: one.title })),
];

const boxOf = ({ kind, options, unit }: Item) => {
  switch (kind) {
    case "yes-no":
      return "□是　□否　□不涉及";
    case "choice":
      return [...options.map(({ text }) => `□${text}`), "□不涉及"].join("　");
    case "number":
      return `________ ${unit}　□不涉及`;
    case "text":
      return "";
  }
};

function Paper({ title, checklist }: Result<typeof visits.paper>) {
  return (
    <div className="visit-paper">
      <h2>{title}</h2>
      {title !== checklist.title && <p>{checklist.title}</p>}
      <p className="visit-paper-head">
        对象：__________________　日期：______年____月____日　检查人员（不少于两人）：__________________
      </p>
      {checklist.sections.map((section) => (
        <table key={section.title} className="visit-answers">
          <caption>{section.title}</caption>
          <tbody>
            {section.items.map((item) => (
              <tr key={item.code}>
                <th scope="row">
                  {item.text}
                  {!item.required && "（选填）"}
                </th>
                <td>{boxOf(item as Item)}</td>
                <td className="visit-paper-note">说明：</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <h3>访谈（不记姓名）</h3>
      <p className="visit-paper-lines">对象类别：______________　□满意　□基本满意　□不满意　谈了什么：</p>
      <p className="visit-paper-lines">对象类别：______________　□满意　□基本满意　□不满意　谈了什么：</p>
      <h3>现场反馈</h3>
      <p className="visit-paper-lines">反馈给：______________　内容：</p>
      <p className="hint">{checklist.source}</p>
    </div>
  );
}
