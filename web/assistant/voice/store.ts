import { api, ok } from '../../api'
import { createSection, type Handbook } from '../lead-plan/store'

const { settings } = api.assistant

export type Voice = Handbook['voice']

export const voiceSection = () =>
  createSection(
    ({ voice }) => voice,
    async (json) => (await ok(settings.voice.$put({ json }))).settings,
  )
