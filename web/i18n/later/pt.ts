import type { LaterWords } from '..'
import { channels } from '../pt/channels'
import { templates } from '../pt/templates'
import { usage } from '../pt/usage'

export const later: LaterWords = { ...channels, ...templates, ...usage }
