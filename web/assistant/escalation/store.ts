import { api, ok } from '../../api'
import { createSection, type Handbook } from '../lead-plan/store'

const { settings } = api.assistant

export type Escalation = Handbook['escalation']
export type Rule = keyof Escalation

export const escalationSection = () =>
  createSection(
    ({ escalation }) => escalation,
    async (json) => (await ok(settings.escalation.$put({ json }))).settings,
  )
