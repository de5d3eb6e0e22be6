import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { Link } from "wouter";
import { manifestationLists } from "#contract/screening.ts";
import { originLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { ProblemNote } from "../../ui/index.ts";
import type { Item, ManifestationList, Setting } from "./contract-types.ts";
import { ItemList } from "./ItemList.tsx";
import { Labelled } from "./Labelled.tsx";

interface ListChooserProps {
  readonly chosen: Setting["list"] | null;
  readonly locked: boolean;
  readonly onChoose: (list: ManifestationList) => void;
  /** What the round itself carries, when the list is not among those read. */
  readonly items: readonly Item[];
}

const keyOfList = ({ code, version }: Setting["list"]) => `${code}~${version}`;

export function ListChooser({ chosen, locked, onChoose, items }: ListChooserProps) {
  const { data: lists, error, isPending } = useQuery(useApi().query(manifestationLists.list, { query: {} }));
  const list = chosen && lists?.find((one) => keyOfList(one) === keyOfList(chosen));
  const choose = (key: string) => {
    const found = lists?.find((one) => keyOfList(one) === key);
    if (found) onChoose(found);
  };
  return (
    <>
      <ProblemNote problem={error} />
      <Labelled label="清单和版本" wide>
        <Select
          aria-label="软弱涣散表现清单"
          value={chosen ? keyOfList(chosen) : undefined}
          disabled={locked}
          loading={isPending}
          placeholder="选定清单和版本"
          options={lists?.map((one) => ({ value: keyOfList(one), label: titleOf(one) }))}
          onChange={choose}
          style={{ width: "100%", maxWidth: 640 }}
        />
      </Labelled>
      {list?.origin === "typical" && (
        <p className="notice">这是随系统提供的典型样式，不是正式文件。请对照本地文件核对，需要改的另存为新版本。</p>
      )}
      {!locked && <ListLinks list={list} />}
      <ItemList items={list ? list.items : items} />
    </>
  );
}

function ListLinks({ list }: { list: ManifestationList | null | undefined }) {
  return (
    <p className="list-links">
      {list && <Link href={`/lists/${list.code}?version=${list.version}`}>查看清单，另存为新版本</Link>}
      <Link href="/lists/new">另立一份清单</Link>
    </p>
  );
}

const titleOf = ({ title, version, issuedBy, origin }: ManifestationList) =>
  `${title}　第 ${version} 版　${issuedBy}　${originLabel[origin]}`;
