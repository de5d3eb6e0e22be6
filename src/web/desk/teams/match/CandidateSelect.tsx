import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { teams } from "#contract/teams.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import { useApi } from "../../../api/use-api.ts";
import { ProblemNote } from "../../../ui/index.ts";

interface CandidateSelectProps {
  readonly villageId: string;
  readonly slot: Slot;
  /** The first day, when it is planned ahead: who is free by then may be chosen. */
  readonly startsOn?: string | undefined;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

/** Who may take a seat; whoever may not is shown greyed with the reason, so that nobody looks for him in vain. */
export function CandidateSelect({ villageId, slot, startsOn, id, value, onChange }: CandidateSelectProps) {
  const [search, setSearch] = useState("");
  const query = { villageId, slot, search, startsOn };
  const {
    data = [],
    error,
    isFetching,
  } = useQuery({
    ...useApi().query(teams.candidates, { query }),
    placeholderData: (before) => before,
  });
  return (
    <>
      <ProblemNote problem={error} />
      <Select
        id={id}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={isFetching}
        value={value}
        placeholder={slot === "paired-unit" ? "按单位名称查找" : "按姓名、单位查找"}
        notFoundContent="没有查到，请核对名册。"
        onChange={onChange}
        options={data.map((one) => ({
          value: one.id,
          disabled: one.refusals.length > 0,
          label: labelOf(one),
        }))}
      />
    </>
  );
}

interface Candidate {
  readonly name: string;
  readonly post: string;
  readonly unit: string | null;
  readonly postedAt: readonly string[];
  readonly refusals: readonly string[];
}

function labelOf({ name, post, unit, postedAt, refusals }: Candidate): string {
  const where = postedAt.length > 0 && refusals.length === 0 ? `已联系${postedAt.join("、")}` : "";
  const more = [unit, post, where].filter(Boolean).join(" ");
  return refusals.length > 0 ? `${name}　${refusals[0]}` : more ? `${name}（${more}）` : name;
}

/** A chosen holder as the routes take it: a unit for the paired-unit seat, a person for every other. */
export const holding = (slot: Slot, holderId: string) =>
  slot === "paired-unit" ? { organisationId: holderId } : { personId: holderId };
