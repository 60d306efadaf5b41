import { oneOfEachRole } from '../people.ts'
import type { SeedTenant } from '../seed-file.ts'
import { businessHours, holidays, settings } from './assistant.ts'
import { englishDocuments } from './english.ts'
import { hindiDocuments } from './hindi.ts'
import { history } from './history.ts'
import { intents } from './intents.ts'
import { tamilDocuments } from './tamil.ts'
import { questions } from './trial.ts'

export const MAIN_LINE = '100000000000001'

/** A small travel agency in Chennai, made up: its people, prices and numbers belong to nobody. */
export const bluebird: SeedTenant = {
  id: 'bluebird',
  name: 'Bluebird Travel',
  apiKey: 'bluebird-api-key',
  assistant: true,
  numbers: [
    {
      phone_number_id: MAIN_LINE,
      waba_id: '200000000000011',
      display_phone_number: '15550100011',
      access_token: 'local-access-token-bluebird',
    },
  ],
  labels: [
    { id: 'lbl_group', name: 'Group trip', colour: 'indigo' },
    { id: 'lbl_rebooking', name: 'Rebooking', colour: 'clay' },
    { id: 'lbl_visa', name: 'Visa', colour: 'verdigris' },
  ],
  keywordRules: [
    {
      match: '^\\s*(brochure|catalogue|catalog)\\s*$',
      reply: 'Here is our winter brochure: https://bluebird.test/brochure.pdf',
    },
    { match: '^\\s*(location|map)\\s*$', reply: 'Find us here: 14 Lake View Road, Chennai. https://bluebird.test/map' },
  ],
  knowledge: [...englishDocuments, ...hindiDocuments, ...tamilDocuments],
  intents,
  businessHours,
  holidays,
  assistantSettings: settings,
  trial: { name: 'Before going live', questions },
  users: oneOfEachRole('bluebird', {
    owner: 'Meera Iyer',
    admin: 'Joseph Mathew',
    supervisor: 'Leela Krishnan',
    agent: 'Arun Heron',
    analyst: 'Farah Siddiqui',
  }),
  history: history(MAIN_LINE),
}
