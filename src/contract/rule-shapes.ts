import type { z } from "zod";
import { assetRules } from "./asset-rules.ts";
import { bulletinRules } from "./bulletin-rules.ts";
import { caseRules } from "./case-rules.ts";
import { findingRules } from "./findings-rules.ts";
import { disclosureRules } from "./disclosure-rules.ts";
import { drawRules } from "./draw-rules.ts";
import { evaluationRules } from "./evaluation-rules.ts";
import { fundRules } from "./fund-rules.ts";
import { inspectionRules } from "./inspections-rules.ts";
import { lightRules } from "./light-rules.ts";
import { matchRules } from "./match-rules.ts";
import { planRules } from "./plans-rules.ts";
import { projectGateRules } from "./project-gate-rules.ts";
import { projectBankRules } from "./project-bank-rules.ts";
import { recordRules } from "./records-rules.ts";
import { remeasurementRules } from "./remeasurement-rules.ts";
import { teamRules } from "./team-rules.ts";

/** Every rule a county may set, in the order of the work; each stage brings its own. */
export const ruleShapes = {
  ...caseRules,
  ...matchRules,
  ...teamRules,
  ...planRules,
  ...recordRules,
  ...projectBankRules,
  ...projectGateRules,
  ...fundRules,
  ...disclosureRules,
  ...assetRules,
  ...findingRules,
  ...inspectionRules,
  ...drawRules,
  ...remeasurementRules,
  ...bulletinRules,
  ...evaluationRules,
  ...lightRules,
} as const;

export type RuleCode = keyof typeof ruleShapes;
export type RuleContent<C extends RuleCode> = z.output<(typeof ruleShapes)[C]["shape"]>;

export const ruleCodes = Object.keys(ruleShapes) as [RuleCode, ...RuleCode[]];
