import { formatChinese, type IsoDate } from "../../date.ts";
import {
  type DisclosureBefore,
  type DisclosureLevel,
  type DisclosureStep,
  heldBy,
  type Posting,
  type PostingState,
} from "./disclosure.ts";
import { postingName } from "./labels.ts";
import { isOver, openFrom } from "./period.ts";

/** Where a posting has to hang: a village, a township, or (null) the county. */
export interface PostingPlace {
  readonly id: string | null;
  readonly name: string;
}

/** A notice that hangs or has hung, not one that was taken down. */
export interface Notice {
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
  readonly placeId: string | null;
  readonly untilOn: IsoDate;
  readonly boundSha256: string;
}

export interface Ground {
  readonly postings: readonly Posting[];
  readonly places: Readonly<Record<DisclosureLevel, readonly PostingPlace[]>>;
  readonly notices: readonly Notice[];
  /** The hash of what each step promises, as its subject stands today. */
  readonly bound: Readonly<Partial<Record<DisclosureStep, string>>>;
  readonly openObjections: number;
}

export interface Blocker {
  readonly rule: "not-posted" | "content-changed" | "period-not-over" | "objection-open";
  readonly sentence: string;
}

/** 未公示、公示中、已期满、公示内容已变动: how one posting stands at one place. */
export function postingState(
  { step, level }: Pick<Posting, "step" | "level">,
  placeId: string | null,
  { notices, bound }: Pick<Ground, "notices" | "bound">,
  today: IsoDate,
): { readonly state: PostingState; readonly notice: Notice | null } {
  const notice = notices.find((one) => one.step === step && one.level === level && one.placeId === placeId) ?? null;
  if (!notice) return { state: "missing", notice };
  if (notice.boundSha256 !== bound[step]) return { state: "changed", notice };
  return { state: isOver(notice.untilOn, today) ? "over" : "running", notice };
}

/**
 * 公示期满无异议，或者异议已经答复的，方可进入下一步。
 *
 * What stands in the way of one bank action or gate: empty, go ahead. Any open objection holds every step that asks for a
 * posting, whichever notice it was raised against, also one that was taken down since, one of the last day, and one that came
 * late: 迟到的异议也是群众的意见，答复了再往下办；不答复而等它过期，就等于没有公示。
 */
export function disclosureBlockersOf(ground: Ground, before: DisclosureBefore, today: IsoDate): Blocker[] {
  const asked = heldBy(ground.postings, before);
  if (asked.length === 0) return [];
  const open = ground.openObjections;
  const objected: Blocker[] =
    open > 0 ? [{ rule: "objection-open", sentence: `还有 ${open} 件公示异议没有答复，答复后再办理。` }] : [];
  return [...asked.flatMap((posting) => postingBlockers(posting, ground, today)), ...objected];
}

function postingBlockers(posting: Posting, ground: Ground, today: IsoDate): Blocker[] {
  const all = ground.places[posting.level].map((place) => ({
    place,
    ...postingState(posting, place.id, ground, today),
  }));
  const what = postingName(posting);
  const named = (state: PostingState) => all.filter((one) => one.state === state).map(({ place }) => place.name);
  const [missing, changed] = [named("missing"), named("changed")];
  const last = all
    .flatMap(({ state, notice }) => (state === "running" ? [notice!.untilOn] : []))
    .toSorted()
    .at(-1);
  return [
    ...(missing.length > 0
      ? [{ rule: "not-posted" as const, sentence: `还没有${what}（${listed(missing)}），公示期满后再办理。` }]
      : []),
    ...(changed.length > 0
      ? [
          {
            rule: "content-changed" as const,
            sentence: `${what}以后内容有变动（${listed(changed)}），请按现在的内容重新公示。`,
          },
        ]
      : []),
    ...(last
      ? [
          {
            rule: "period-not-over" as const,
            sentence: `${what}期至 ${formatChinese(last)}，${formatChinese(openFrom(last))}起可以办理。`,
          },
        ]
      : []),
  ];
}

/** 前柳庄村、上梨峪村等 6 处: three by name. */
const listed = (names: readonly string[]) =>
  names.length <= 3 ? names.join("、") : `${names.slice(0, 3).join("、")}等 ${names.length} 处`;
