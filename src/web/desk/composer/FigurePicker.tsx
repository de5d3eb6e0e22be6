import { useQuery, type UseQueryOptions } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useState } from "react";
import type { Problem } from "#contract/problem.ts";
import { Empty, ProblemNote, Waiting } from "../../ui/index.ts";
import type { CatalogueFigure } from "./composer-types.ts";
import { choicesOf } from "./figure-choices.ts";

export type CatalogueQuery = UseQueryOptions<CatalogueFigure[], Problem>;

interface FigurePickerProps {
  readonly catalogue: CatalogueQuery;
  readonly open: boolean;
  readonly onPick: (key: string) => void;
  readonly onClose: () => void;
}

const shown = 60;

/** 指标目录: found by a word of the name or of the township, taken with Enter. */
export function FigurePicker({ catalogue, open, onPick, onClose }: FigurePickerProps) {
  const { data, error } = useQuery({ ...catalogue, enabled: open });
  const [search, setSearch] = useState("");
  const choices = choicesOf(data ?? [], search);
  return (
    <Modal
      title="插入数字"
      open={open}
      footer={null}
      width={720}
      destroyOnHidden
      onCancel={onClose}
      afterClose={() => setSearch("")}
    >
      <Input
        autoFocus
        allowClear
        value={search}
        aria-label="查找指标"
        placeholder="输入名称，如“列入 柳溪镇”，按回车取第一项"
        onChange={(event) => setSearch(event.target.value)}
        onPressEnter={() => choices[0] && onPick(choices[0].key)}
      />
      <ProblemNote problem={error} />
      {!data && !error && <Waiting />}
      {data && choices.length === 0 && <Empty>没有这个名称的指标，请换一个词再查。</Empty>}
      <ul className="figure-choices">
        {choices.slice(0, shown).map(({ key, name, definition, unit }) => (
          <li key={key}>
            <button type="button" onClick={() => onPick(key)}>
              <b>{name}</b>
              {unit && <span>（{unit}）</span>}
              <small>{definition}</small>
            </button>
          </li>
        ))}
      </ul>
      {choices.length > shown && <p>还有 {choices.length - shown} 项，请再输入一个词缩小范围。</p>}
    </Modal>
  );
}
