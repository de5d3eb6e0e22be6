import { expect, test } from "vitest";
import { figuresUsed, textsOf } from "../figures/text-blocks.ts";
import { campaignDraft } from "./campaign.ts";

const blocks = campaignDraft("第三轮软弱涣散村党组织");

test("names the figures of the campaign, and the heads of units by name", () => {
  const keys = figuresUsed(blocks).map(({ key }) => key);
  expect(keys).toEqual(
    expect.arrayContaining([
      "period",
      "county-leader-visits",
      "two-committee-meetings",
      "party-members-visited",
      "households-visited",
      "disputes-found",
      "disputes-resolved",
      "goals",
      "activists-trained",
      "teams-in-place",
      "teams-docked",
      "unit-heads-visited-by-name",
      "unit-heads-not-visited-by-name",
      "units-without-items-by-name",
    ]),
  );
});

test("holds no typed number: also the period is taken from the bulletin", () => {
  const typed = blocks
    .flatMap(textsOf)
    .join("")
    .replaceAll(/\{\{.*?\}\}/gu, "");
  expect(typed).not.toMatch(/\d/u);
});
