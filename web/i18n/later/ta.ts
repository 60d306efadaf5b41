import type { LaterWords } from '..'
import { channels } from '../ta/channels'
import { templates } from '../ta/templates'
import { usage } from '../ta/usage'

export const later: LaterWords = { ...channels, ...templates, ...usage }
