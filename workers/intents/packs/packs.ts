import { clinic } from './clinic'
import { education } from './education'
import type { Pack } from './pack'
import { realEstate } from './real-estate'
import { retail } from './retail'
import { travel } from './travel'

/** To begin with, by trade. */
export const PACKS: readonly Pack[] = [retail, clinic, travel, education, realEstate]
