import type { Register } from "./imports/register.ts";
import { findingRegister } from "./inspections/findings/import.ts";
import { contractRegister } from "./projects/import/contract-register.ts";
import { paymentRegister } from "./projects/import/payment-register.ts";
import { projectRegister } from "./projects/import/register.ts";
import { personRegister } from "./registry/import-persons.ts";
import { townshipRegister } from "./registry/import-townships.ts";
import { villageRegister } from "./registry/import-villages.ts";
import { assessmentRegister } from "./screening/import-register.ts";

/** Every register a table can be imported into. */
export const registers: ReadonlyMap<string, Register> = new Map(
  [
    townshipRegister,
    villageRegister,
    assessmentRegister,
    personRegister,
    findingRegister,
    projectRegister,
    contractRegister,
    paymentRegister,
  ].map((register) => [register.code, register]),
);
